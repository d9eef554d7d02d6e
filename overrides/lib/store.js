{
  /**
   * What a learner has done, kept on their device and nowhere else: one record with a version, each entry with the time
   * of its last change (`at`, ms since 1970). Every access may fail (storage forbidden, full, broken, shared by two
   * tabs): then the page goes on with what it has in memory, and `state` says what is wrong.
   *
   * @typedef {{at: number, gone?: true}} Entry  `gone`: deleted; kept so that a merge does not bring it back
   * @typedef {"modules"|"items"|"scenarios"|"ratings"|"overrules"|"notes"|"cards"|"settings"} Kind
   * @typedef {{format: string, version: number} & Record<Kind, Record<string, Entry>>} Progress
   */
  const KEY = "among-peers.progress"
  const SHARED = "among-peers.shared" // set in sessionStorage on a shared computer: nothing outlives the tab
  const FORMAT = "among-peers-progress"
  const KINDS = ["modules", "items", "scenarios", "ratings", "overrules", "notes", "cards", "settings"]
  const VERSION = 1
  const LARGEST = 2_000_000 // characters; a browser keeps about five million for a whole site

  /** How to make a record of version n + 1 from one of version n. */
  const MIGRATIONS = {}

  let memory = null // the record where the browser keeps none
  let state = "ok" // ok | forbidden | full | broken
  let newer = false // a later version of the book wrote the record: it is neither read nor overwritten

  const empty = () => ({ format: FORMAT, version: VERSION, ...Object.fromEntries(KINDS.map((kind) => [kind, {}])) })

  /** @returns {Storage} of the device, or of this tab on a shared computer. Throws where the browser forbids it. */
  const place = () => (isShared() ? globalThis.sessionStorage : globalThis.localStorage)

  /** @returns {boolean} whether the learner has said that others use this computer */
  const isShared = () => {
    try {
      return globalThis.sessionStorage.getItem(SHARED) === "yes"
    } catch {
      return false
    }
  }

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value)

  const isEntry = (entry) => isObject(entry) && Number.isFinite(entry.at)

  const isLevel = ({ level }) => [0, 1, 2, 3, 4].includes(level)

  /** What an entry from a file must hold, so that no page stumbles over it. */
  const HOLDS = {
    items: ({ answers }) => Array.isArray(answers) && answers.every((answer) => Array.isArray(answer)),
    ratings: isLevel,
    overrules: isLevel,
    notes: ({ text }) => typeof text === "string",
  }

  const isWhole = (record) =>
    Object.entries(HOLDS).every(([kind, holds]) => Object.values(record[kind]).every((entry) => entry.gone || holds(entry)))

  /**
   * Return `value` as a record of this version.
   * Throws an Error whose message is a reason: `not-ours`, `newer` (made by a later version of the book) or `damaged`.
   */
  const upgraded = (value, migrations = MIGRATIONS, version = VERSION) => {
    if (!isObject(value) || value.format !== FORMAT || !Number.isInteger(value.version)) throw new Error("not-ours")
    if (value.version > version) throw new Error("newer")
    let record = value
    while (record.version < version) {
      const step = migrations[record.version]
      if (!step) throw new Error("not-ours")
      record = { ...step(record), version: record.version + 1 }
    }
    return complete(record)
  }

  const complete = (record) => {
    const whole = { ...record }
    for (const kind of KINDS) {
      whole[kind] ??= {}
      if (!isObject(whole[kind]) || !Object.values(whole[kind]).every(isEntry)) throw new Error("damaged")
    }
    return whole
  }

  /** @param {string} text @returns {Progress} Throws an Error with one of the reasons of `upgraded`. */
  const parsed = (text) => {
    let value
    try {
      value = JSON.parse(text)
    } catch {
      throw new Error("damaged")
    }
    return upgraded(value)
  }

  /** @returns {Progress} everything that is kept, whatever state the storage is in */
  const read = () => {
    let text
    try {
      text = place().getItem(KEY)
    } catch {
      state = "forbidden"
      return memory ?? empty()
    }
    if (memory) return memory
    if (text === null) return empty()
    try {
      return parsed(text)
    } catch (error) {
      return setAside(text, error.message)
    }
  }

  /** Keep what cannot be read out of the way, in case somebody can mend it, and begin anew. */
  const setAside = (text, reason) => {
    if (reason === "newer") {
      newer = true
      state = "broken"
      return (memory = empty())
    }
    try {
      place().setItem(`${KEY}.broken`, text)
      place().removeItem(KEY)
    } catch {
      memory ??= empty()
    }
    state = "broken"
    return memory ?? empty()
  }

  /** @param {Progress} record @returns {boolean} whether the browser has kept it */
  const write = (record) => {
    try {
      if (newer) throw new Error("newer")
      place().setItem(KEY, JSON.stringify(record))
      if (state !== "broken") state = "ok"
      memory = null
    } catch (error) {
      if (!newer) state = error?.name === "QuotaExceededError" ? "full" : "forbidden"
      memory = record
    }
    globalThis.document?.dispatchEvent(new CustomEvent("progress-changed", { detail: { state } }))
    return memory === null
  }

  /**
   * Return the record with the newer entry of each key. Commutative: what both have with one time is settled by content,
   * so that the order of two imports changes nothing.
   */
  const merged = (one, other) => {
    const result = empty()
    for (const kind of KINDS) {
      result[kind] = { ...one[kind] }
      for (const [key, entry] of Object.entries(other[kind])) {
        if (key === "__proto__") continue // a file may hold anything
        const present = result[kind][key]
        if (!present || entry.at > present.at || (entry.at === present.at && text(entry) > text(present)))
          result[kind][key] = entry
      }
    }
    return result
  }

  const text = (entry) => JSON.stringify(entry)

  const store = {
    KINDS,
    VERSION,

    /** @returns {"ok"|"forbidden"|"full"|"broken"} */
    get state() {
      read()
      return state
    },

    /** @returns {boolean} whether something that could not be read was put aside and is still there */
    get aside() {
      try {
        return place().getItem(`${KEY}.broken`) !== null
      } catch {
        return false
      }
    },

    get shared() {
      return isShared()
    },

    /** Keep nothing after this tab is closed, or go back to keeping. What the device had stays as it was. */
    set shared(wanted) {
      try {
        if (wanted) globalThis.sessionStorage.setItem(SHARED, "yes")
        else {
          globalThis.sessionStorage.removeItem(SHARED)
          globalThis.sessionStorage.removeItem(KEY)
        }
        memory = null
      } catch {
        state = "forbidden"
      }
      globalThis.document?.dispatchEvent(new CustomEvent("progress-changed", { detail: { state } }))
    },

    all: read,
    merged,
    upgraded,

    /** @param {Kind} kind @param {string} key @returns {Entry|null} */
    get(kind, key) {
      const entry = read()[kind][key]
      return entry && !entry.gone ? entry : null
    },

    /** @param {Kind} kind @returns {Record<string, Entry>} what is kept of a kind, without what is deleted */
    list(kind) {
      return Object.fromEntries(Object.entries(read()[kind]).filter(([, entry]) => !entry.gone))
    },

    /** Keep `value` under `key`; `null` deletes. Reads first: another tab may have written. @returns {boolean} kept */
    set(kind, key, value, at = Date.now()) {
      const record = read()
      record[kind][key] = value === null ? { gone: true, at } : { ...value, at }
      return write(record)
    },

    /** Delete every entry of a kind for which `wanted(key)` holds. */
    wipe(kind, wanted, at = Date.now()) {
      const record = read()
      for (const key of Object.keys(record[kind])) if (wanted(key)) record[kind][key] = { gone: true, at }
      return write(record)
    },

    /** @returns {string} everything, as the text of a file */
    exported() {
      return JSON.stringify(read(), null, 1)
    },

    /** Take in the text of a file; the newer entry wins. Throws an Error with a reason and changes nothing. */
    imported(content) {
      if (content.length > LARGEST) throw new Error("damaged")
      const record = parsed(content)
      if (!isWhole(record)) throw new Error("damaged")
      return write(merged(read(), record))
    },

    /** Delete everything, the broken record included. */
    clear() {
      memory = null
      state = "ok"
      newer = false
      for (const storage of ["localStorage", "sessionStorage"]) {
        try {
          for (const key of [KEY, `${KEY}.broken`]) globalThis[storage].removeItem(key)
        } catch {
          state = "forbidden"
        }
      }
      globalThis.document?.dispatchEvent(new CustomEvent("progress-changed", { detail: { state } }))
    },
  }

  globalThis.addEventListener?.("storage", (event) => {
    if (event.key === KEY || event.key === null)
      document.dispatchEvent(new CustomEvent("progress-changed", { detail: { state } }))
  })

  globalThis.coursebook ??= {}
  globalThis.coursebook.store = store
}
