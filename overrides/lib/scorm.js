{
  /**
   * What a learning platform is told of a module (SCORM 1.2): finds the platform, packs what was done into few
   * characters, and counts the score. Nothing here is shown.
   */
  const VERSION = 1 // of the packed form; a state in another form is not read
  const LARGEST = 4096 // characters that SCORM 1.2 gives a module (CMIString4096)
  const HEAD = 3 // bytes before the marks: the version, and two of a digest of their names
  const FARTHEST = 12 // windows between a module and its platform

  /** @returns {object|null} the API of the platform that opened `start`, up its parents, then by its opener */
  const find = (start) => above(start) ?? above(quietly(() => start.opener)) ?? above(quietly(() => start.top.opener))

  const above = (window) => {
    for (let step = 0; step < FARTHEST && window; step++) {
      const api = quietly(() => window.API)
      if (api) return api
      const parent = quietly(() => window.parent)
      window = parent === window ? null : parent
    }
    return null
  }

  /** A window of another host refuses every question. */
  const quietly = (ask) => {
    try {
      return ask()
    } catch {
      return null
    }
  }

  /** FNV-1a folded to 16 bits: a module that has changed gets another number. @param {string[]} names */
  const digest = (names) => {
    let hash = 0x811c9dc5
    for (const byte of new TextEncoder().encode(names.join("\n"))) hash = Math.imul(hash ^ byte, 0x01000193)
    return ((hash >>> 16) ^ hash) & 0xffff
  }

  /** @param {string[]} names of all marks, in order @param {Set<string>} set @returns {string} base64url */
  const packed = (names, set) => {
    const bytes = new Uint8Array(HEAD + Math.ceil(names.length / 8))
    const sign = digest(names)
    bytes.set([VERSION, sign >> 8, sign & 0xff])
    for (const [n, name] of names.entries()) if (set.has(name)) bytes[HEAD + (n >> 3)] |= 1 << (n & 7)
    const text = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
    if (text.length > LARGEST) throw new RangeError("state")
    return text
  }

  /** @returns {Set<string>|null} the marks that are set; null where `text` was made from other marks, or is damaged */
  const unpacked = (names, text) => {
    const bytes = quietly(() => [...atob(text.replaceAll("-", "+").replaceAll("_", "/"))].map((one) => one.charCodeAt(0)))
    const sign = digest(names)
    const begins = [VERSION, sign >> 8, sign & 0xff]
    if (bytes?.length !== HEAD + Math.ceil(names.length / 8) || begins.some((byte, n) => bytes[n] !== byte)) return null
    return new Set(names.filter((_, n) => bytes[HEAD + (n >> 3)] & (1 << (n & 7))))
  }

  /**
   * The share of questions whose last answer fitted, of those that are asked or more; questions about safety have no
   * score. @param {{answered: boolean, right: boolean, safety: boolean}[]} items @param {number} asked
   * @returns {number|null} 0 to 100; null where nothing is scored or answered
   */
  const score = (items, asked) => {
    const scored = items.filter((item) => !item.safety)
    const answered = scored.filter((item) => item.answered)
    const due = Math.max(answered.length, asked - (items.length - scored.length))
    return answered.length ? Math.round((100 * answered.filter((item) => item.right).length) / due) : null
  }

  globalThis.coursebook ??= {}
  globalThis.coursebook.scorm = { find, packed, unpacked, score, LARGEST }
}
