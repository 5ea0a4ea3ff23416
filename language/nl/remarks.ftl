### Wat naast de tabellen van een analyse staat, en de omstandigheden die PRIM vond.

remark-quoted = ‘{ $text }’

## Remarks, by kind

remark-points =
    { $skipped ->
        [0] Gevraagd: { $asked } instellingen; alle tellen mee.
       *[other] Gevraagd: { $asked } instellingen; { $counted } daarvan kunnen bestaan, en die tellen mee.
    }
remark-together = { $names } zijn als één geloot, uit de combinaties die kunnen bestaan; wat ervan afhangt, geldt voor deze keuzes samen.
remark-fixed = { $factor } is { $value } in elke instelling die meetelt; daarover valt dus niets te zeggen.
remark-one-future = Elke instelling is in één toekomst doorgerekend: verschillen staan er zonder interval bij, en geen ervan mag duidelijk heten.
remark-one-point = Er is één instelling; er valt dus niets te vergelijken.
remark-one-factor = Er varieert één factor; wisselwerkingen zijn er dus niet.
remark-missing =
    { $present ->
        [0] { $outcome } heeft in geen enkele run een waarde.
       *[other] { $outcome } heeft in { $missing } van { $runs } runs geen waarde.
    }
remark-constant = { $outcome } is in elke run gelijk: { $value }.
remark-unmoved = { $outcome } is in elke instelling gelijk, toekomst voor toekomst: niets wat hier varieert, verandert deze uitkomst.
remark-undivided = Waarvan { $outcome } afhangt, wordt niet gezegd: in { $missing } van { $points } instellingen is er geen waarde, en de schatting geldt alleen over alle instellingen samen. Een ontwerp van het soort latin_hypercube kan met gaten overweg.
remark-too-few-samples = Waarvan { $outcome } afhangt, wordt niet gezegd: het ontwerp heeft { $samples } basispunten; er zijn er minstens { $needed } nodig.
remark-rough = Waarvan { $outcome } afhangt, wordt niet gezegd: { $samples } basispunten zijn te weinig om de variantie te verdelen. Probeer samples = { $more }.
remark-no-lines = Voor { $outcome } zijn geen lijnen te trekken: de { $points } instellingen met een waarde houden de factoren niet uit elkaar. Met meer instellingen kan dat wel.

## Conditions under which an outcome goes as asked

box-about =
    “{ $outcome }” { $side ->
        [above] boven
       *[below] onder
    } { $value }
box-none = Er zijn geen omstandigheden gevonden waarin { $about } vooral voorkomt.
box-held = { $about } komt vooral voor waar { $conditions }. { $proof }
box-fell = Er zijn geen omstandigheden gevonden waarin { $about } vooral voorkomt: wat daarop leek ({ $conditions }), hield geen stand. { $proof }
box-is = ‘{ $field }’ { $values } is
box-value = ‘{ $value }’
box-between = ‘{ $field }’ tussen { $low } en { $high } ligt
box-at-most = ‘{ $field }’ hoogstens { $high } is
box-at-least = ‘{ $field }’ minstens { $low } is
box-unmet = Van de punten die apart waren gehouden, voldeed er geen aan deze omstandigheden.
box-proof = Van de { $in_box } punten die apart waren gehouden en hieraan voldeden, gold het voor { $hits } ({ $density }; 95%-interval { $low } tot { $high }), tegen { $share } van alle apart gehouden punten{ $covered }
box-covered = ; { $covered } van alle gevallen lag hierbinnen.
