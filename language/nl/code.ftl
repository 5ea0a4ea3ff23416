### De deur van een dashboard waar ook anderen bij kunnen.

code-title = Code van de begeleider
code-lead = Dit dashboard draait op een andere computer. De code staat op het scherm waarop het is gestart.
code-label = Code
code-go = Open het dashboard
code-wrong = Dat is niet de code. Hoofdletters en streepjes maken niet uit.
code-needed = De code van de begeleider is nodig: open de eerste pagina en vul hem in.
