### Vragen over een gemeente.

municipality-title = Mijn gemeente
municipality-lead = Tien gewone vragen. Wat u niet weet, wordt in elke toekomst opnieuw geloot, binnen het gebruikelijke bereik; de banden tonen wat dat uitmaakt. Een toekomst is één mogelijk verloop van het toeval.
municipality-like = Op welke gemeente lijkt de uwe het meest?
municipality-unknown = Weet ik niet
municipality-go = Naar kiezen en vergelijken
municipality-drawn = In elke toekomst geloot tussen { $low } en { $high }.
municipality-question-problem_profile = Waar zitten de problemen?
municipality-profile-help = Dat bepaalt wie ze tegenkomt: het consultatiebureau, de school of iemand op straat.
municipality-profile-core = Bij jonge kinderen en het opvoeden
municipality-profile-national = Zoals landelijk
municipality-profile-between = Meer dan elders bij tieners en schulden
municipality-profile-outside = Bij tieners, schulden en veiligheid
municipality-profile-own = Een eigen verdeling
municipality-drawn-profile = In elke toekomst geloot, van jonge kinderen tot tieners en schulden.
municipality-drawn-any = In elke toekomst een van de antwoorden.
municipality-question-inhabitants = Hoeveel mensen wonen er?
municipality-question-youth_share = Welk deel daarvan is jonger dan 23?
municipality-question-problem_load = Zijn er meer of minder problemen dan landelijk?
municipality-question-migrant_share = Welk deel van de gezinnen heeft een migratieachtergrond?
municipality-question-multi_problem_share = Welk deel van de gezinnen heeft langdurig meerdere problemen tegelijk?
municipality-question-existing_collaboration = Hoe goed werken organisaties al samen?
municipality-question-existing_building = Is er een gebouw dat meerdere organisaties delen?
municipality-question-political_support_at_start = Hoeveel steun is er in raad en college?
municipality-question-travel_minutes = Hoe lang is men onderweg naar het centrum?
