"""Sentences to possible statements, by fitted weights.

`cues`: which words may report · `patterns`: where what they report stands · `spans`, `spanfeatures`, `contents`: which words
it is · `inversions`: speakers behind their verbs · `speakermentions`: whose it is, among the `nounchunks` that `nominals` make,
told as `wholephrases` · `complements`: what a cue takes · `selection`: what is listed of the `possibles`.

Closed rules of grammar stand beside the weights: `nonclaims`, `unsaid` and `objects` tell what is no claim, `verdicts` what the
outlet adds to one, `passives` who accuses and who is accused, `rebuttals`, `rebuttalwords` and `denials` what is denied,
`openings` and `continuations` where a content begins and ends. Frames that are too rare for weights are looked for by
`accusals`, `invertedclauses`, `standpoints`, `announcements`, `hearings`, `bareobjects`, `clauseverbs`, `relativeclauses` and
`bypassives`, and put among the others by `forced`.

The weights know features by names such as `lq`. They are made, and what they tell of is said, in `features` of `patterns` (by
groups), `selection` (letter by letter) and `speakermentions`, and in the functions of `spanfeatures`. One letter in a name
stands for a length (`model.step`) or a probability (`selection._level`).
"""
