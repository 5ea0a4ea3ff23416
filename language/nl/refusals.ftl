### Wat wordt geweigerd, van een plan en van een adres.

address-object = een pagina moet een object sturen
address-part = '{ $given }' hoort niet in een adres
address-plan = een plan moet een object zijn
address-changes = wijzigingen: hoogstens { $most } zijn toegestaan
address-change-parts = een wijziging heeft een maand, een veld en een waarde
address-month = maand '{ $given }' van een wijziging: toegestaan is een geheel getal vanaf 0
address-tables = keuzes en aannames moeten objecten zijn
address-field = '{ $given }' is geen veld dat hier te kiezen is
address-value = { $path }: '{ $given }' is geen waarde die een veld kan hebben
address-unread = { $path } = '{ $given }' is niet te lezen
address-change = '{ $given }': een wijziging schrijft u als at.MAAND.VELD
address-among = { $name } = '{ $given }'; toegestaan: { $allowed }
address-panels = panels: noem twee uitkomsten
address-ranges = grenzen: hoogstens { $most }, elk van een veld
address-range = grenzen van { $path } = '{ $given }'; toegestaan: LAAG:HOOG, of waarden met | ertussen
address-seed = seed = '{ $given }'; toegestaan is een geheel getal vanaf 0
address-question = '{ $given }' is geen van de vragen
refusal-not-allowed = { $field }: { $given } kan niet. Toegestaan: { $allowed }.
refusal-allowed-number = een getal van { $low } tot en met { $high }
refusal-allowed-whole_number = een geheel getal van { $low } tot en met { $high }
refusal-allowed-yes_no = true (ja) of false (nee)
refusal-allowed-series = een getal, of een lijst getallen, één per jaar vanaf 2007, elk van 0 tot en met 3
refusal-decide = of { $decide } (aan de gemeente over te laten)
refusal-nearest = Bedoelt u { $nearest }?
refusal-from-month = Vanaf maand { $month }:
refusal-no-field = { $given } is geen veld van een scenario.
refusal-no-value = { $given } is geen waarde die een veld kan hebben: een getal, een tekst, true of false wel.
refusal-not-printable = { $given } bevat tekens die niet te tonen zijn.
refusal-malformed = { $field }: dit deel van het scenario is niet geschreven zoals het hoort. Het model zegt, in het Engels: { $text }
refusal-more = En nog { $count }.
refusal-profile-sum = Waar de problemen zitten: de opgegeven aandelen zijn samen { $sum }. De zes aandelen moeten samen 100% zijn.
refusal-investment-sum = Investering: de opgegeven aandelen zijn samen { $sum }. Samen mogen ze hoogstens 100% zijn.
refusal-exchanged-pair = Twee soorten organisaties ruilen van eigenschappen: noem ze allebei, of geen van beide.
refusal-exchanged-same = Een organisatie kan niet met haar eigen soort van eigenschappen ruilen: noem een andere.
refusal-two-changes = { $field }: twee wijzigingen in maand { $month }. Er mag er maar één zijn.
refusal-before-start = Een wijziging in maand { $month } valt vóór het begin, maand 0 (juni 2007).
refusal-too-late = { $field }: een wijziging in maand { $month } valt na het einde. Toegestaan: maand 0 tot en met { $last }.
refusal-not-later = { $field } kan tijdens een run niet veranderen.
refusal-no-lead = De leiding kan niet liggen bij: { $lead_organisation }. In deze gemeente zijn er alleen: { $kinds }.
refusal-no-kind = geen enkele organisatie
refusal-lead-without-rule = Er is een leidende organisatie ({ $lead_organisation }), maar niets is aan één organisatie gegeven: zorgcoördinatie is ‘{ $care_coordination }’ en netwerkbestuur ‘{ $governance }’. Geef een van beide aan één organisatie, of noem geen leider.
refusal-lead-not-invited = Deze organisatie kan niet leiden, want ze is niet gevraagd: { $lead_organisation }. Bij de samenwerking ‘{ $partnership }’ mag: { $kinds }.
refusal-sites-without-desk = { choices-desk_sites }: { $desk_sites }, maar bij het loket is gekozen voor ‘{ $desk }’. Een loket vraagt om een gedeeld gebouw, of eerst een netwerk en dan een loket.
refusal-location-without-desk = { choices-desk_location }: ‘{ $desk_location }’, maar bij het loket is gekozen voor ‘{ $desk }’. Een plaats vraagt om een gedeeld gebouw, of eerst een netwerk en dan een loket.
refusal-more-without-desk = Bij succes gaan er meer loketten open, maar bij het loket is gekozen voor ‘{ $desk }’. Dat vraagt om een gedeeld gebouw, of eerst een netwerk en dan een loket.
refusal-merged-without-desk = { choices-front_offices }: ‘{ $front_offices }’, maar bij het loket is gekozen voor ‘{ $desk }’. Eén ingang vraagt om een gedeeld gebouw, of eerst een netwerk en dan een loket.
refusal-chat-without-site = Een chat vraagt om een website, maar bij de website is gekozen voor ‘{ $web }’.
