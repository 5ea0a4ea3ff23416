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
refusal-too-late = { $field }: een wijziging in maand { $month } valt na het einde. Toegestaan: maand 0 tot en met { $last }.
refusal-no-field = { $given } is geen veld van een scenario.
refusal-about = Het gaat om: { $fields }.
refusal-as-said = Het model zegt, in het Engels: { $text }
refusal-number = een getal van { $low } tot en met { $high }
refusal-whole_number = een geheel getal van { $low } tot en met { $high }
refusal-yes_no = true (ja) of false (nee)
refusal-decide = of { $decide } (aan de gemeente over te laten)
refusal-profile-sum = Waar de problemen zitten: de opgegeven aandelen zijn samen { $sum }. De zes aandelen moeten samen 100% zijn.
refusal-investment-sum = Investering: de opgegeven aandelen zijn samen { $sum }. Samen mogen ze hoogstens 100% zijn.
refusal-exchanged-pair = Twee soorten organisaties ruilen van eigenschappen: noem ze allebei, of geen van beide.
refusal-exchanged-same = Een organisatie kan niet met haar eigen soort van eigenschappen ruilen: noem een andere.
refusal-two-changes = { $field }: twee wijzigingen in maand { $month }. Er mag er maar één zijn.
refusal-before-start = Een wijziging in maand { $month } valt vóór het begin, maand 0 (juni 2007).
refusal-not-later = { $field } kan tijdens een run niet veranderen.
refusal-no-lead = De leiding kan niet naar { $lead }: die organisatie is er in deze gemeente niet.
refusal-from-month = Vanaf maand { $month }:
