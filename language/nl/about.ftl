### De pagina over het model.

about-title = Over het model
about-what = Een agentgebaseerde simulatie van één gemeente: de wethouder en de managers, de professionals van tien tot twintig organisaties, en elk gezin en elk kind, maand voor maand van juni 2007 tot en met december 2014. Een keuze verandert wie elkaar ontmoeten, wie verantwoordelijk is en wat er opengaat. Wat gezinnen daarna meemaken, wordt geteld en nooit vooraf aangenomen. Het enige wat schaars is, is de tijd van professionals.
about-part-read = Hoe u een grafiek leest
about-read-text = Een toekomst is één mogelijk verloop van het toeval. Elke lijn toont het midden van twintig toekomsten; acht van de tien liggen binnen de band. De grijze stippellijn is de referentie, de blauwe doorgetrokken lijn het plan. In elke toekomst krijgen beide te maken met dezelfde kinderen en dezelfde toevalligheden. U kunt ze dus per toekomst vergelijken: ‘minder in 18 van 20 toekomsten’ zegt meer dan twee banden die elkaar overlappen.
about-part-badges = Wat een label betekent
about-badges-text = Getoetst aan cijfers: het model laat een patroon zien dat in cijfers bekend is. Richting getoetst: het model laat de juiste richting zien; hoe groot het effect in werkelijkheid is, is niet bekend. Alleen aanname: de uitkomst volgt uit de regels; niets uit de praktijk bevestigt haar of spreekt haar tegen.
about-part-numbers = Alle getallen in het model
about-column-number = Betekenis
about-column-value = Waarde
about-column-range = Bereik
about-column-source = Bron
about-version = Model { $model }.
about-contents = Ga naar
about-document-odd = De volledige beschrijving van het model (ODD)
    .help = Elk proces, elk getal en elke aanname, zodat het model zonder de code is na te bouwen. In het Engels.
about-document-glossary = Begrippenlijst: Nederlands en Engels
    .help = De woorden uit de praktijk, en welk woord het model daarvoor gebruikt. De uitleg is in het Engels.
about-back = Terug naar Over het model
about-in-english = Dit document is in het Engels geschreven.
