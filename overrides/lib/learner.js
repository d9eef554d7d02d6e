{
  /**
   * Estimates how far a learner is in a competency, to propose what to learn next. It is an estimate for that purpose
   * and never shown as a mark; what learners say about themselves comes before it.
   *
   * Method: Bayesian knowledge tracing (Corbett and Anderson 1995, "Knowledge tracing: modeling the acquisition of
   * procedural knowledge"), one skill for each level of a competency, with guess and slip by kind of question (as
   * Pardos and Heffernan 2011, KT-IDEM, have them by question). The levels of a competency build on each other, so
   * its four skills are not independent: the learner stands at one of the heights 0 to 4 and knows the levels up to
   * it. At the level of a question this is exactly their model. The other levels follow by Bayes' rule, so that
   * whoever shows level 2 is also more likely to have level 1, and no level is ever more likely than the one below.
   *
   * No data of learners were collected to fit the numbers: they are chosen, with the reason beside each.
   *
   * @typedef {1 | 2 | 3 | 4} Level
   * @typedef {{competency: string, level: Level, kind: string, right: boolean, at: number}} Answer
   * @typedef {Record<string, {level: 0 | Level, at: number}>} Ratings  what learners say of themselves, by competency
   */
  const LEVELS = [1, 2, 3, 4]

  /** An even chance and a margin: odds of 3 to 2. Mastery in tutors asks for 0.95; here an error costs one module. */
  const LIKELY = 0.6

  /**
   * learn: how likely a level is learned from one question and its feedback. Small beside a whole module, and below
   * the 0.3 that the brute-force fitting of Baker, Corbett and Aleven 2008 allows (in their code).
   */
  const LEARN = 0.1

  /** slip: the bound of Corbett and Anderson, at most 0.1. Taken in full: people answer on a phone, and tired. */
  const SLIP = 0.1

  /**
   * guess: by chance where chance is known, at most 0.3 (Corbett and Anderson) except where chance is more. A
   * reflection is not here, because nobody grades it.
   */
  const PARAMETERS = {
    // Chance is 1/3 to 1/4 with three or four options; the bound lies between.
    single: { learn: LEARN, slip: SLIP, guess: 0.3 },
    // Chance is at most 1/7 with three options and 1/31 with five; more, as some options are easily ruled out.
    multiple: { learn: LEARN, slip: SLIP, guess: 0.2 },
    // Chance is 1/2, above the bound. It is the most that makes sense: beyond 0.5 the model is degenerate, since
    // not knowing would do better than tossing a coin (Baker, Corbett and Aleven 2008).
    "true-false": { learn: LEARN, slip: SLIP, guess: 0.5 },
    // Chance is 1/6 with three pairs and 1/120 with five; more, as each pair that is known narrows down the others.
    matching: { learn: LEARN, slip: SLIP, guess: 0.2 },
    // Chance is 1/6 with three steps and 1/720 with six; more, as the first and the last are often plain.
    ordering: { learn: LEARN, slip: SLIP, guess: 0.2 },
    // Chance is about nothing; more, as the sentence around the gap may give the word away.
    "fill-in": { learn: LEARN, slip: SLIP, guess: 0.1 },
  }

  /**
   * P(L0): how likely the levels 1 to 4 are, by what learners say of themselves (0 to 4), before any question.
   * Their own level is believed, and clearly more likely than not; one answer may put it in doubt. Self-ratings go
   * with measured skill only moderately (Zell and Krizan 2014), so nothing is certain: from 0.01 to 0.95.
   */
  const PRIORS = [
    [0.1, 0.04, 0.02, 0.01],
    [0.7, 0.2, 0.05, 0.02],
    [0.85, 0.7, 0.2, 0.05],
    [0.9, 0.85, 0.7, 0.2],
    [0.95, 0.9, 0.85, 0.7],
  ]
  const UNKNOWN = [0.2, 0.08, 0.03, 0.015] // nothing was said: a little more open than "not yet"

  /**
   * Gives how likely the learner has each level of `competency`.
   * @param {string} competency
   * @param {Ratings} ratings
   * @param {Answer[]} answers in any order; those given at one time count in the order given
   * @param {Record<string, 0 | Level>} finished the level to which finished modules lead, by competency. It counts as
   *   if the learner had said it, where that is higher than what they said: their answers may put it in doubt
   * @returns {Record<Level, number>}
   */
  const estimate = (competency, ratings, answers, finished = {}) => {
    let heights = fromLevels(prior(competency, ratings, finished))
    for (const answer of counting(competency, answers)) heights = learned(observed(heights, answer), answer)
    return toLevels(heights)
  }

  /**
   * Gives the level from which to go on: the learner's own word where they overrule the estimate, otherwise the
   * highest level that is likely. Without answers that is what they said of themselves.
   * @param {string} competency @param {Ratings} ratings @param {Answer[]} answers
   * @param {Record<string, 0 | Level>} overrules @param {Record<string, 0 | Level>} finished as for `estimate`
   * @returns {0 | Level}
   */
  const levelOf = (competency, ratings, answers, overrules = {}, finished = {}) => {
    if (PRIORS[overrules[competency]]) return overrules[competency]
    const likely = estimate(competency, ratings, answers, finished)
    return LEVELS.filter((level) => likely[level] >= LIKELY).length
  }

  const prior = (competency, ratings, finished) => {
    const known = [ratings[competency]?.level, finished[competency]].filter((level) => PRIORS[level])
    return known.length ? PRIORS[Math.max(...known)] : UNKNOWN
  }

  /** The answers that count, the earliest first. Kinds and levels that do not exist may be in old or foreign files. */
  const counting = (competency, answers) =>
    answers
      .filter((answer) => answer.competency === competency)
      .filter((answer) => Object.hasOwn(PARAMETERS, answer.kind) && LEVELS.includes(answer.level))
      .sort((one, other) => one.at - other.at)

  /** From how likely each level is, how likely the learner stands at each height from 0 to 4. */
  const fromLevels = (likely) => [1, ...likely].map((chance, height) => chance - (likely[height] ?? 0))

  /** The way back. Summed from the top, so that no level comes out above the one below it. */
  const toLevels = (heights) => {
    const likely = {}
    let sum = 0
    for (const level of [4, 3, 2, 1]) {
      sum = Math.min(1, sum + heights[level])
      likely[level] = sum
    }
    return likely
  }

  /** Bayes' rule: whoever has the level answers right unless they slip, whoever has not answers right by a guess. */
  const observed = (heights, { level, kind, right }) => {
    const { slip, guess } = PARAMETERS[kind]
    const joint = heights.map((chance, height) => {
      const rightly = height >= level ? 1 - slip : guess
      return chance * (right ? rightly : 1 - rightly)
    })
    const whole = joint.reduce((sum, chance) => sum + chance)
    return joint.map((chance) => chance / whole)
  }

  /** Some of those who stand below the level of the question have come to it. */
  const learned = (heights, { level, kind }) => {
    const { learn } = PARAMETERS[kind]
    const below = heights.slice(0, level)
    const risen = below.reduce((sum, chance) => sum + chance) * learn
    const stayed = below.map((chance) => chance * (1 - learn))
    return [...stayed, heights[level] + risen, ...heights.slice(level + 1)]
  }

  globalThis.coursebook ??= {}
  globalThis.coursebook.learner = { PARAMETERS, PRIORS, UNKNOWN, LIKELY, estimate, levelOf }
}
