### De pagina over het model.

about-title = Over het model
about-what = Een agentgebaseerde simulatie: één gemeente, haar wethouder en managers, de professionals van tien tot twintig organisaties, en elk gezin en kind, maand na maand van juni 2007 tot december 2014. Een keuze verandert wie wie ontmoet, wie verantwoordelijk is en wat opengaat; wat gezinnen meemaken, wordt dan gemeten en nooit aangenomen. Het enige wat schaars is, zijn uren.
about-part-read = Hoe u een grafiek leest
about-read-text = Elke lijn is het midden van twintig toekomsten; de band bevat er acht van de tien. Grijs en gestreept is de vergelijking, blauw en doorgetrokken het plan. In elke toekomst ontmoeten beide dezelfde kinderen en hetzelfde toeval, dus een verschil mag per toekomst worden genomen: 'in 18 van 20 toekomsten minder' zegt meer dan twee banden die elkaar overlappen.
about-part-badges = Wat een keurmerk zegt
about-badges-text = Getoetst aan cijfers: een patroon dat in getallen bekend is, komt uit het model. Richting getoetst: de richting komt eruit, de grootte is niet bekend. Alleen aanname: het volgt uit de regels, en niets uit het veld spreekt het tegen of bevestigt het.
about-part-numbers = Elk getal van het model
about-column-number = Betekenis
about-column-value = Waarde
about-column-range = Bereik
about-column-source = Bron
about-version = Model { $model }.
about-contents = Ga naar
about-document-odd = De volledige beschrijving van het model (ODD)
    .help = Elk proces, elk getal en elke aanname, zodat het model zonder de code is na te bouwen. In het Engels.
about-document-glossary = Begrippenlijst: Nederlands en Engels
    .help = De woorden uit het veld, en het woord dat het model voor elk gebruikt. De uitleg is in het Engels.
about-back = Terug naar Over het model
about-in-english = Dit stuk is in het Engels geschreven.
