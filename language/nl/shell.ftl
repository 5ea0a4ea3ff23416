### Wat om elke pagina staat.

shell-product = CJG-netwerk
shell-skip = Naar de pagina
shell-pages = Pagina's
shell-language = Taal
shell-page-start = Start
shell-page-municipality = Mijn gemeente
shell-page-choose = Kiezen en vergelijken
shell-page-helped = Wie wordt geholpen
shell-page-doors = Achter de deuren
shell-page-sure = Hoe zeker
shell-page-memo = Notitie en delen
shell-page-screens = Drie schermen
shell-page-research = Onderzoek
shell-page-about = Over het model
shell-page-documents = Documenten
shell-footer = Een denkhulp, geen voorspelling voor een echte gemeente. Alles wordt op deze computer berekend; er gaat niets naar buiten.
shell-page-not_found = Deze pagina bestaat niet
shell-not-found = Dit adres is hier niet bekend. Begin bij het begin, of ga meteen naar de vergelijking.
shell-no-page = Deze pagina kon niet worden geladen: de server antwoordt niet. Draait cjg dashboard nog? De pagina blijft vragen tot er antwoord is; uw plan blijft bewaard.
shell-store-trouble = De opslag is niet bereikbaar. Alles werkt; runs worden alleen niet bewaard voor een volgende keer.
shell-loading = Toekomsten worden doorgerekend …
shell-title = { $page } · CJG-netwerk
