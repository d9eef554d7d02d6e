{
  /**
   * Finds pages by words, on the reader's device. Pure: it is given the files of the index and says which it lacks.
   * @requires search-words
   *
   * @typedef {{word: string, last?: boolean, sure?: boolean}} Typed a word that is looked for: the last one may still be
   *   growing, a sure one is no mistake
   * @typedef {{ways: Typed[][]}} Unit what is looked for: one word, or all words that a term of the glossary may have
   * @typedef {{score: number, form: string}} Hit
   * @typedef {{page: number, section: number, title: string, address: string, part: string, language: string}} Result
   */
  const { folded, words, unfolded, read, shared, isNear } = coursebook.searchWords

  const FURTHER = 6 // letters that a related form has more at most
  const GROWING = 4 // letters from which on a term shows while it is typed
  const MOST_TERMS = 2
  const MOST_FORMS = 60 // of those that begin like what is typed
  // What a form that is not quite the word typed is worth.
  const WORTH = { same: 1, beginning: 0.7, near: 0.5, related: 0.4 }
  const FEW = 20 // with fewer sections than this that have a whole term, those with a part of it count, too
  const PART = 0.3 // what such a part is worth
  const SECOND = 0.25 // what the second-best section adds to a page
  const NAMED = 1.6 // a title that has all that was typed, in order
  const ENOUGH = 0.6 // pages that have less than this of what the best page has are left out

  /** A file of the index calls this; what it brings is found under its name. */
  const kept = new Map()
  const keep = (edition, name, data) => kept.set(name, { edition, data })

  /** The search of one language. `shards` are unfolded as they come. */
  class Search {
    constructor(start) {
      this.start = start
      this.common = new Set(start.common.split(" "))
      this.firsts = start.pages.reduce((firsts, page) => [...firsts, firsts.at(-1) + page[3]], [0])
      this.pageOf = start.pages.flatMap((page, number) => Array(page[3]).fill(number))
      this.titles = start.pages.map(([title]) => this.#folded(title).join(" "))
      this.shards = new Map()
    }

    /** Take in the shard `number`. */
    add(number, data) {
      this.shards.set(number, unfolded(data))
    }

    /**
     * What a query asks for.
     * @returns {{typed: string[], terms: object[], urgent: boolean, units: Unit[]}}
     */
    parsed(query) {
      const typed = this.#folded(query)
      const growing = /[\p{L}\p{N}]$/u.test(query)
      const terms = this.#terms(typed, growing)
      const urgent = this.start.urgent.some((pattern) => at(pattern.split(" "), typed, false) >= 0)
      return { typed, terms: terms.map(({ term }) => shownTerm(term)), urgent, units: this.#units(typed, growing, terms) }
    }

    /** @returns {number[]} the shards that a query needs and that are not here yet */
    lacks(query) {
      const needed = this.#wordsOf(this.parsed(query)).flatMap(({ word }) => this.#holding(word))
      return this.#missing(needed)
    }

    /** @returns {number[]} the shards that may hold what was meant by words that nothing was found for */
    lacksForMistakes(query) {
      const lost = this.#wordsOf(this.parsed(query)).filter((typed) => !typed.sure && !this.#forms(typed).length)
      return this.#missing(lost.flatMap(({ word }) => this.#holding(word[0])))
    }

    /** @returns {{results: Result[], forms: Set<string>}} pages, best first, and the forms to mark in them */
    find(query) {
      const { units, typed, terms } = this.parsed(query)
      const forms = new Set()
      const found = units.map((unit) => this.#sections(unit, forms))
      const weights = units.map((unit) => Math.max(...unit.ways.map((way) => way.length)))
      const names = [typed.join(" "), ...terms.flatMap((term) => term.own)].filter(Boolean)
      const pages = this.#pages(found, weights, names)
      return { results: pages.map((page) => this.#result(page)), forms }
    }

    #folded(text) {
      return words(text).map((word) => folded(word, this.start.letters))
    }

    /** The terms that stand in what was typed, the longest first, none within another. */
    #terms(typed, growing) {
      const found = []
      for (const term of this.start.terms) {
        const spans = [term[3], term[4]].flatMap((patterns, foreign) =>
          patterns.map((pattern) => ({ term, foreign: foreign === 1, ...span(pattern, typed, growing) })),
        )
        const best = spans.filter(({ from }) => from >= 0).sort(bySpan)[0]
        if (best) found.push(best)
      }
      return apart(found.sort(bySpan)).slice(0, MOST_TERMS)
    }

    #units(typed, growing, terms) {
      const units = []
      for (let i = 0; i < typed.length; i++) {
        const term = terms.find(({ from }) => from === i)
        const last = growing && i === typed.length - 1
        if (term) {
          units.push(this.#termUnit(typed.slice(i, i + term.length), last && !term.foreign, term))
          i += term.length - 1
        } else if (!this.common.has(typed[i])) units.push({ ways: [[{ word: typed[i], last }]] })
      }
      return units
    }

    /** A term is found by what was typed, and by all words that it has in the language of the page. */
    #termUnit(words, growing, { term, foreign }) {
      const own = term[3].map((pattern) => pattern.replaceAll("|", "").split(" "))
      const asTyped = words.map((word, i) => ({ word, last: growing && i === words.length - 1, sure: foreign }))
      const ways = own.map((way) => way.map((word) => ({ word, sure: true })))
      return { ways: [asTyped, ...ways].map((way) => this.#telling(way)).filter((way) => way.length) }
    }

    /** What is left of a way once words that stand everywhere are taken out. */
    #telling(way) {
      return way.filter(({ word }) => !this.common.has(word))
    }

    #wordsOf({ units }) {
      return units.flatMap((unit) => unit.ways.flat())
    }

    /** The shards that may hold words that begin with `word`. */
    #holding(word) {
      const { shards } = this.start
      return shards.flatMap((first, number) => {
        const end = shards[number + 1]
        const begins = first <= word || first.startsWith(word)
        return begins && (end === undefined || end > word) ? [number] : []
      })
    }

    #missing(numbers) {
      return [...new Set(numbers)].filter((number) => !this.shards.has(number)).sort((a, b) => a - b)
    }

    /** The forms of the book that a word may mean: the same, else longer ones, else near ones, else related ones. */
    #forms({ word, last, sure }) {
      const all = [...this.shards.values()].flatMap(({ forms }) => forms)
      const worth = (found, much) => found.slice(0, MOST_FORMS).map((entry) => ({ ...entry, worth: much }))
      const same = worth(all.filter(({ form }) => form === word), WORTH.same)
      if (same.length && !last) return same
      const longer = worth(all.filter(({ form }) => form !== word && form.startsWith(word)), WORTH.beginning)
      if (same.length || longer.length || sure) return [...same, ...longer]
      const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
      const near = worth(all.filter(({ form }) => most && form[0] === word[0] && isNear(form, word, most)), WORTH.near)
      return near.length ? near : worth(related(word, all), WORTH.related)
    }

    /** What a unit finds: how much each section says of it. Adds the forms that were met to `forms`. */
    #sections({ ways }, forms) {
      const found = ways.map((way) => way.map((typed) => this.#hits(typed, forms)))
      const whole = new Map()
      const parts = new Map()
      for (const hits of found) {
        for (const section of new Set(hits.flatMap((hit) => [...hit.keys()]))) {
          const scores = hits.map((hit) => hit.get(section)).filter((score) => score !== undefined)
          const sum = scores.reduce((sum, one) => sum + one, 0)
          if (scores.length === hits.length) raise(whole, section, sum)
          else raise(parts, section, (PART * sum) / hits.length)
        }
      }
      if (whole.size < FEW) for (const [section, score] of parts) raise(whole, section, score)
      return whole
    }

    #hits(typed, forms) {
      const scores = new Map()
      for (const { stems, shard, worth } of this.#forms(typed)) {
        for (const stem of stems) {
          const places = read(shard.places[stem], this.firsts)
          const rarity = Math.log(1 + this.pageOf.length / places.size)
          for (const [section, level] of places) raise(scores, section, worth * rarity * level)
        }
        for (const { form, stems: others } of shard.forms) if (others.some((one) => stems.includes(one))) forms.add(form)
      }
      return scores
    }

    /** Pages with their score and their best section, those in the reader's language first. */
    #pages(found, weights, names) {
      const pages = new Map()
      found.forEach((scores, unit) => {
        for (const [section, score] of scores) {
          const number = this.pageOf[section]
          if (!pages.has(number)) pages.set(number, { number, units: found.map(() => []), sections: new Map() })
          const page = pages.get(number)
          page.units[unit].push(score)
          page.sections.set(section, (page.sections.get(section) ?? 0) + score)
        }
      })
      const all = [...pages.values()].map((page) => this.#weighed(page, weights, names))
      const most = Math.max(...all.map(({ share }) => share))
      const good = all.filter(({ share }) => share >= ENOUGH * most)
      return good.sort((a, b) => a.foreign - b.foreign || b.score - a.score || a.number - b.number)
    }

    #weighed({ number, units, sections }, weights, names) {
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      const share = units.reduce((sum, scores, i) => sum + (scores.length ? weights[i] : 0), 0) / total
      const sum = units.map((scores) => scores.sort((a, b) => b - a)).reduce((sum, [one = 0, two = 0]) => sum + one + SECOND * two, 0)
      const named = names.some((name) => ` ${this.titles[number]} `.includes(` ${name} `))
      const [section] = [...sections].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]
      const foreign = this.start.pages[number][4] ? 1 : 0
      return { number, section, share, foreign, score: sum * share * share * (named ? NAMED : 1) }
    }

    #result({ number, section }) {
      const [title, address, part, , language = this.start.language] = this.start.pages[number]
      return { page: number, section: section - this.firsts[number], title, address, part: this.start.parts[part], language }
    }
  }

  /** Give `section` at least this score. */
  const raise = (scores, section, score) => scores.set(section, Math.max(scores.get(section) ?? 0, score))

  const shownTerm = ([id, title, definition, own]) => ({
    id, title, definition, own: own.map((pattern) => pattern.replaceAll("|", "")),
  })

  const bySpan = (a, b) => a.foreign - b.foreign || b.length - a.length || b.exact - a.exact || a.from - b.from

  /** Where `pattern` stands in what was typed, over how many words, and whether it is the very word. */
  const span = (pattern, typed, growing) => {
    const patterns = pattern.split(" ")
    const from = at(patterns, typed, growing)
    const exact = from >= 0 && patterns.every((one, i) => one.replace("|", "") === typed[from + i])
    return { from, length: patterns.length, exact: exact ? 1 : 0 }
  }

  const at = (patterns, typed, growing) =>
    typed.findIndex((_, from) =>
      patterns.every((pattern, i) => {
        const last = growing && from + i === typed.length - 1 && i === patterns.length - 1
        return from + i < typed.length && fits(pattern, typed[from + i], last)
      }),
    )

  /** Whether a word typed is the word of `pattern`, inflected or not; one that still grows may lack its end. */
  const fits = (pattern, word, growing) => {
    const [fixed, end] = pattern.split("|")
    const form = fixed + end
    if (word === form) return true
    if (growing && word.length >= GROWING && form.startsWith(word)) return true
    return fixed.length >= GROWING && word.startsWith(fixed) && word.length <= form.length + mostMore(form)
  }

  /** How many letters an inflection may add: few to a short word (`help` is not `helpful`). */
  const mostMore = (form) => Math.max(2, Math.floor(form.length / 3))

  const apart = (spans) => {
    const taken = new Set()
    return spans.filter(({ from, length }) => {
      const places = Array.from({ length }, (_, i) => from + i)
      if (places.some((place) => taken.has(place))) return false
      places.forEach((place) => taken.add(place))
      return true
    })
  }

  /** The forms that share the longest beginning with a word: an inflection that the book does not have. */
  const related = (word, all) => {
    const least = Math.max(4, Math.ceil(word.length * 0.6))
    const lengths = all.map(({ form }) => (form.length <= word.length + FURTHER ? shared(form, word) : 0))
    const longest = Math.max(0, ...lengths)
    return longest < least ? [] : all.filter((_, i) => lengths[i] === longest)
  }

  globalThis.coursebook ??= {}
  globalThis.coursebook.search = { keep, kept, Search }
}
