{
  /**
   * Where a learner stands: what they say of themselves, what they answered and read, in the form that the learner
   * model and the path finder take.
   * @requires store
   * @requires learner
   *
   * @param {{modules: {code: string, reaches: Record<string, number>}[]}} book
   */
  const standing = (book) => {
    const { store, learner } = coursebook
    const ratings = store.list("ratings")
    const overrules = levels(store.list("overrules"))
    const done = Object.keys(store.list("modules"))
    const answers = Object.values(store.list("items")).flatMap(({ kind, competency, level, answers: given }) =>
      (given ?? []).map(([at, right]) => ({ kind, competency, level, right, at })),
    )
    const finished = {}
    for (const module of book.modules.filter(({ code }) => done.includes(code)))
      for (const [id, level] of Object.entries(module.reaches)) finished[id] = Math.max(finished[id] ?? 0, level)
    return {
      ratings,
      overrules,
      done,
      /** @param {string} id of a competency @returns {0|1|2|3|4} the level from which to go on */
      levelOf: (id) => learner.levelOf(id, ratings, answers, overrules, finished),
    }
  }

  const levels = (entries) => Object.fromEntries(Object.entries(entries).map(([id, { level }]) => [id, level]))

  globalThis.coursebook ??= {}
  globalThis.coursebook.standing = standing
}
