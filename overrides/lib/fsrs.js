{
  /**
   * Says when to look at something again, so that it is about nine parts in ten likely to be remembered then.
   *
   * Method: FSRS-6 (Free Spaced Repetition Scheduler) with its published default weights. The formulas stand in the
   * wiki of github.com/open-spaced-repetition/fsrs4anki, page "The Algorithm"; names and bounds as in the reference
   * implementation, py-fsrs 6.3.2, against which this is tested. Days are whole and nothing is left to chance: no
   * steps of minutes for learning, no fuzz.
   *
   * Stability: the days after which nine in ten are still remembered. Difficulty: from 1 to 10. Retrievability: how
   * likely something is remembered at a given time.
   *
   * @typedef {{stability: number, difficulty: number, last: number, due: number}} Card  times in ms since 1970
   * @typedef {1 | 2 | 3 | 4} Rating  again, hard, good, easy
   */
  const W = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]
  const RETENTION = 0.9
  const LONGEST = 36_500 // days
  const LEAST_STABILITY = 0.001
  const DAY = 86_400_000 // ms
  const DECAY = -W[20]
  const FACTOR = 0.9 ** (1 / DECAY) - 1
  const [AGAIN, HARD, GOOD, EASY] = [1, 2, 3, 4]

  /**
   * Gives the card after a review at the time `now`; the one given stays as it is. Raises RangeError on another rating.
   * @param {Card | null} card `null` for what was never reviewed @param {Rating} rating @param {number} now
   * @returns {Card}
   */
  const review = (card, rating, now) => {
    if (![AGAIN, HARD, GOOD, EASY].includes(rating)) throw new RangeError(String(rating))
    const stability = Math.max(card ? nextStability(card, rating, now) : W[rating - 1], LEAST_STABILITY)
    const difficulty = withinBounds(card ? nextDifficulty(card.difficulty, rating) : firstDifficulty(rating))
    return { stability, difficulty, last: now, due: now + interval(stability) * DAY }
  }

  /** @param {Card | null} card @returns {number} when to review it, in ms since 1970; what is new, at once (0) */
  const due = (card) => card?.due ?? 0

  /** @param {Card | null} card @param {number} now @returns {number} how likely it is remembered, 0 for what is new */
  const retrievability = (card, now) =>
    card ? (1 + (FACTOR * Math.max(0, daysSince(card, now))) / card.stability) ** DECAY : 0

  const daysSince = (card, now) => Math.floor((now - card.last) / DAY)

  /** @param {number} stability @returns {number} whole days until retrievability falls to what is wanted */
  const interval = (stability) => {
    const days = Math.round((stability / FACTOR) * (RETENTION ** (1 / DECAY) - 1))
    return Math.min(Math.max(days, 1), LONGEST)
  }

  const firstDifficulty = (rating) => W[4] - Math.exp(W[5] * (rating - 1)) + 1

  const withinBounds = (difficulty) => Math.min(Math.max(difficulty, 1), 10)

  /** Slower towards 10 (linear damping), and always drawn a little to where an easy card begins. */
  const nextDifficulty = (difficulty, rating) => {
    const moved = difficulty - (W[6] * (rating - GOOD) * (10 - difficulty)) / 9
    return W[7] * firstDifficulty(EASY) + (1 - W[7]) * moved
  }

  const nextStability = (card, rating, now) => {
    if (daysSince(card, now) < 1) return stabilityOnSameDay(card.stability, rating)
    const recall = retrievability(card, now)
    return rating === AGAIN ? stabilityAfterLapse(card, recall) : stabilityAfterRecall(card, recall, rating)
  }

  const stabilityOnSameDay = (stability, rating) => {
    const growth = Math.exp(W[17] * (rating - GOOD + W[18])) * stability ** -W[19]
    return stability * (rating === AGAIN ? growth : Math.max(growth, 1))
  }

  const stabilityAfterRecall = ({ stability, difficulty }, recall, rating) => {
    const ease = (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1)
    const gain = Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (Math.exp((1 - recall) * W[10]) - 1)
    return stability * (1 + gain * ease)
  }

  /** Never more than the stability before: forgetting does not strengthen. */
  const stabilityAfterLapse = ({ stability, difficulty }, recall) => {
    const relearned =
      W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.exp((1 - recall) * W[14])
    return Math.min(relearned, stability / Math.exp(W[17] * W[18]))
  }

  globalThis.coursebook ??= {}
  globalThis.coursebook.fsrs = { review, due, retrievability }
}
