{
  /**
   * Compares answers with keys, and draws questions from a pool. Nothing here is stored or shown.
   * An empty answer is never right.
   */

  /** Marks above or below a letter that may be left out. Other scripts write vowels with marks: those count. */
  const ACCENTS = /[\u0300-\u036f]/g
  const APOSTROPHES = /['`\u00b4\u02bc\u2018\u2019\u2032]/g
  const HYPHENS = /[\u2010-\u2015]/g
  const AT_THE_ENDS = /^[\s"\u00ab\u00bb\u201c-\u201f.,;:!?\u00a1\u00bf]+|[\s"\u00ab\u00bb\u201c-\u201f.,;:!?]+$/g

  /** @param {string | null} answer @param {string} key the id of the right option */
  const single = (answer, key) => answer === key

  /** @param {string[] | null} answer in any order @param {string[]} key the ids of all right options */
  const multiple = (answer, key) => {
    const chosen = new Set(answer ?? [])
    return chosen.size === new Set(key).size && key.every((id) => chosen.has(id))
  }

  /** @param {boolean | null} answer @param {boolean} key */
  const trueFalse = (answer, key) => answer === key

  /** @param {Record<string, string> | null} answer left id -> right id @param {Record<string, string>} key */
  const matching = (answer, key) =>
    Object.keys(answer ?? {}).length === Object.keys(key).length &&
    Object.entries(key).every(([left, right]) => answer[left] === right)

  /** @param {string[] | null} answer @param {string[]} key the ids in the right order */
  const ordering = (answer, key) => answer?.length === key.length && key.every((id, place) => answer[place] === id)

  /**
   * Tells whether `answer` is one of `variants`. Case, accents, spaces, kinds of apostrophe and hyphen, and
   * punctuation around the words do not matter; articles do, because an author can list both ways.
   * @param {string | null} answer @param {string | string[]} variants as a list, or with `|` between them
   */
  const fillIn = (answer, variants) => {
    const said = folded(answer ?? "")
    const known = typeof variants === "string" ? variants.split("|") : variants
    return said !== "" && known.some((variant) => folded(variant) === said)
  }

  /**
   * Gives the letters that count. Decomposed by Unicode NFKD; there and back through capitals, which also brings
   * together letters that have two small forms.
   * @param {string} text
   */
  const folded = (text) =>
    text
      .replace(APOSTROPHES, "'") // before NFKD, which would make a space and an accent of some
      .replace(HYPHENS, "-")
      .normalize("NFKD")
      .replace(ACCENTS, "")
      .toUpperCase()
      .toLowerCase()
      .replaceAll("\u0153", "oe")
      .replaceAll("\u00e6", "ae")
      .replace(/\s+/g, " ")
      .replace(AT_THE_ENDS, "")

  const RULES = { single, multiple, "true-false": trueFalse, matching, ordering, "fill-in": fillIn }

  /**
   * Tells whether `answer` is right, by the kind of question; `null` for a reflection, which nobody grades.
   * Raises RangeError on a kind that does not exist.
   * @param {string} kind @param {unknown} answer @param {unknown} key
   */
  const isRight = (kind, answer, key) => {
    if (kind === "reflection") return null
    if (!Object.hasOwn(RULES, kind)) throw new RangeError(kind)
    return RULES[kind](answer, key)
  }

  /**
   * Draws `n` of `ids`: first what was never asked, then what was asked longest ago. Gives them in the order of
   * `ids`, which is the author's.
   * @param {string[]} ids @param {number | null} n without it, all
   * @param {Iterable<string>} seen ids as they were asked, the latest last
   * @param {() => number} random from 0 to below 1
   */
  const draw = (ids, n, seen = [], random = Math.random) => {
    const asked = new Map([...seen].map((id, time) => [id, time]))
    const when = (id) => asked.get(id) ?? -1
    const drawn = new Set(
      shuffled(ids, random)
        .sort((one, other) => when(one) - when(other))
        .slice(0, n ?? ids.length),
    )
    return ids.filter((id) => drawn.has(id))
  }

  /** Fisher and Yates 1938, as Durstenfeld 1964 does it in place. @param {string[]} ids @param {() => number} random */
  const shuffled = (ids, random) => {
    const mixed = [...ids]
    for (let last = mixed.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1))
      ;[mixed[last], mixed[other]] = [mixed[other], mixed[last]]
    }
    return mixed
  }

  globalThis.coursebook ??= {}
  globalThis.coursebook.scoring = { isRight, single, multiple, trueFalse, matching, ordering, fillIn, draw }
}
