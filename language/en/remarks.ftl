### What stands beside the tables of an analysis, and the conditions that PRIM found.

remark-quoted = “{ $text }”

## Remarks, by kind

remark-points =
    { $skipped ->
        [0] { $asked } settings were asked for, and all count.
       *[other] { $asked } settings were asked for; { $counted } of them can exist, and these count.
    }
remark-together = { $names } are drawn as one, from the combinations that can exist; what depends on them is said of them together.
remark-fixed = { $factor } is { $value } in every setting that counts, so nothing can be said about it.
remark-one-future = Each setting was run in one future: differences are shown without an interval, and none of them can be called clear.
remark-one-point = There is one setting, so there is nothing to compare.
remark-one-factor = One factor varies, so there are no interactions.
remark-missing =
    { $present ->
        [0] { $outcome } has no value in any run.
       *[other] { $outcome } has no value in { $missing } of { $runs } runs.
    }
remark-constant = { $outcome } is the same in every run: { $value }.
remark-unmoved = { $outcome } is the same in every setting, future by future: nothing that varies here changes it.
remark-undivided = What { $outcome } depends on is not given: it has no value in { $missing } of { $points } settings, and the estimate holds only over all of them. A latin_hypercube design can do with those that have one.
remark-too-few-samples = What { $outcome } depends on is not given: the design has { $samples } samples, and at least { $needed } are needed.
remark-rough = What { $outcome } depends on is not given: { $samples } base samples are too few to divide its variance. Try samples = { $more }.
remark-no-lines = No lines can be drawn for { $outcome }: the { $points } settings in which it has a value do not tell the factors apart. A design with more samples may.

## Conditions under which an outcome goes as asked

box-about =
    “{ $outcome }” { $side ->
        [above] above
       *[below] below
    } { $value }
box-none = No conditions were found under which { $about } is mostly the case.
box-held = { $about } is mostly found where { $conditions }. { $proof }
box-fell = No conditions were found under which { $about } is mostly the case: what looked like it ({ $conditions }) did not hold. { $proof }
box-is = “{ $field }” is { $values }
box-value = “{ $value }”
box-between = “{ $field }” lies between { $low } and { $high }
box-at-most = “{ $field }” is at most { $high }
box-at-least = “{ $field }” is at least { $low }
box-unmet = None of the points that were kept apart met these conditions.
box-proof = Of the { $in_box } points that were held out and met this, it was so in { $hits } ({ $density }; 95% interval { $low } to { $high }), against { $share } of all points held out{ $covered }
box-covered = ; { $covered } of all such points lay within.
