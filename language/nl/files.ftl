### Wat in een scenariobestand van het dashboard boven het plan staat.

file-command = De cijfers van het dashboard: { $command }
file-left-open = Op het scherm worden deze velden in elke toekomst opnieuw geloot. Een bestand bevat van elk één waarde; de cijfers zijn daarom die van een gemeente die erop lijkt, en niet die van het scherm:
file-left-open-range = { $path }: op het scherm van { $low } tot { $high }; hier { $here }
file-left-open-profile = { $path }: op het scherm ergens tussen die van { $one } en { $other }; hier zoals hieronder
file-left-open-any = { $path }: op het scherm een van de waarden; hier zoals hieronder
