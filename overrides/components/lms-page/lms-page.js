{
  /**
   * Tells the learning platform what SCORM 1.2 lets it keep of a module: which questions were answered and if the last
   * answer fitted, which endings were seen, where the learner stopped, a score. Never a text, never a time.
   * Takes it back when the module is opened again. Without a platform the page is a plain page.
   * @requires store
   * @requires words
   * @requires scorm
   */
  const LEARNER = "among-peers.learner" // in sessionStorage: whose the rest of this tab's memory is
  const DONE = ["completed", "passed"] // a platform may make the second of the first
  const TOLD_BY = ["item-answered", "scenario-ended", "module-marked"]

  class ModuleTracking extends HTMLElement {
    connectedCallback() {
      if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate"
      this.api = coursebook.scorm.find(globalThis)
      if (this.api?.LMSInitialize("") !== "true") return
      this.say = coursebook.words(this)
      this.hidden = false
      this.items = [...document.querySelectorAll(".quiz__item[data-key]")]
      this.screens = [...document.querySelectorAll(".screen[data-ending]")]
      this.#separateLearners()
      this.#restore()
      for (const name of TOLD_BY) document.addEventListener(name, this)
      document.addEventListener("visibilitychange", this)
      addEventListener("pagehide", this)
      addEventListener("pageshow", this)
    }

    /** @param {Event} event */
    handleEvent(event) {
      if (event.type === "pageshow") return event.persisted && location.reload() // its talk with the platform is over
      if (event.type === "visibilitychange" && !document.hidden) return
      this.#tell()
      if (event.type === "pagehide") this.api.LMSFinish("")
    }

    /** On a platform people log in and out: what this tab knows ends with it, and another learner begins anew. */
    #separateLearners() {
      const learner = this.api.LMSGetValue("cmi.core.student_id")
      try {
        if (sessionStorage.getItem(LEARNER) !== learner) coursebook.store.shared = false // forgets
        sessionStorage.setItem(LEARNER, learner)
      } catch {
        // no storage, no traces
      }
      coursebook.store.shared = true
    }

    #restore() {
      const kept = this.api.LMSGetValue("cmi.suspend_data")
      const set = kept ? coursebook.scorm.unpacked(this.#names, kept) : new Set()
      for (const [n, element] of (set ? this.items : []).entries()) this.#restoreItem(element, set, n + 1)
      for (const screen of set ? this.screens : []) if (set.has(endingOf(screen))) this.#restoreEnding(screen)
      if (set?.has("read") && !this.#read) coursebook.store.set("modules", this.dataset.module, { read: true })
      if (!this.#is(DONE)) this.api.LMSSetValue("cmi.core.lesson_status", "incomplete")
      this.#show(set ? "" : this.say("changed"))
      document.getElementById(this.api.LMSGetValue("cmi.core.lesson_location"))?.scrollIntoView()
    }

    /** What this tab itself remembers is newer. @param {number} at a time long ago, in the order of the questions */
    #restoreItem(element, set, at) {
      const key = this.#key(element)
      if (!set.has(answered(key)) || coursebook.store.get("items", key)) return
      const { kind, competency, level, safety } = element.dataset
      const right = set.has(fitted(key))
      const entry = { kind, competency, level: Number(level), right, answers: [[at, right]] }
      coursebook.store.set("items", key, safety === undefined ? entry : { ...entry, safety: true }, at)
    }

    #restoreEnding(screen) {
      const { scenario } = screen.closest("[data-scenario]").dataset
      const before = coursebook.store.get("scenarios", scenario)
      const endings = { ...before?.endings, [screen.dataset.node]: true }
      coursebook.store.set("scenarios", scenario, { endings, times: before?.times ?? 1 })
    }

    #tell() {
      const set = (name, value) => this.api.LMSSetValue(`cmi.${name}`, String(value)) === "true"
      const score = coursebook.scorm.score(this.#answers, this.#asked)
      const values = [["suspend_data", coursebook.scorm.packed(this.#names, this.#marks)], ["core.exit", "suspend"]]
      values.push(["core.lesson_location", this.#place])
      if (score !== null) values.push(["core.score.min", 0], ["core.score.max", 100], ["core.score.raw", score])
      if (this.#complete && !this.#is(DONE)) values.push(["core.lesson_status", "completed"])
      const taken = values.map(([name, value]) => set(name, value)).every(Boolean)
      this.#show(this.api.LMSCommit("") === "true" && taken ? "" : this.say("not-kept"))
    }

    #show(trouble) {
      const n = this.#answers.filter((item) => item.answered).length
      const told = this.items.length ? [this.say("answered", { n, total: this.items.length })] : []
      this.querySelector("[role=status]").textContent = [...told, trouble].join(" ").trim()
    }

    /** The names of all marks, in the order in which they are packed. */
    get #names() {
      const items = this.items.map((element) => this.#key(element))
      return ["read", ...items.map(answered), ...items.map(fitted), ...this.screens.map(endingOf)]
    }

    /** @returns {Set<string>} the names of the marks that are set */
    get #marks() {
      const marks = new Set(this.#read ? ["read"] : [])
      for (const element of this.items) {
        const entry = this.#entry(element)
        if (entry) marks.add(answered(this.#key(element)))
        if (entry?.right) marks.add(fitted(this.#key(element)))
      }
      for (const screen of this.screens) {
        const { scenario } = screen.closest("[data-scenario]").dataset
        if (coursebook.store.get("scenarios", scenario)?.endings[screen.dataset.node]) marks.add(endingOf(screen))
      }
      return marks
    }

    get #answers() {
      return this.items.map((element) => {
        const entry = this.#entry(element)
        return { answered: Boolean(entry), right: Boolean(entry?.right), safety: "safety" in element.dataset }
      })
    }

    /** How many questions are asked at a time. */
    get #asked() {
      return Number(document.querySelector("practice-quiz")?.dataset.draw) || this.items.length
    }

    /** As many questions answered as are asked; in a module without any: marked as read. */
    get #complete() {
      if (!this.items.length) return Boolean(this.#read)
      return this.#answers.filter((item) => item.answered).length >= this.#asked
    }

    /** The heading that the learner has come to. */
    get #place() {
      const headings = [...document.querySelectorAll(":is(h2, h3)[id]")]
      return headings.filter((one) => one.getBoundingClientRect().top < innerHeight / 2 && one.checkVisibility()).at(-1)?.id ?? ""
    }

    get #read() {
      return coursebook.store.get("modules", this.dataset.module)
    }

    #is(states) {
      return states.includes(this.api.LMSGetValue("cmi.core.lesson_status"))
    }

    #key(element) {
      return `${this.dataset.module}/${element.dataset.item}`
    }

    #entry(element) {
      return coursebook.store.get("items", this.#key(element))
    }
  }

  const answered = (key) => `${key} answered`
  const fitted = (key) => `${key} fitted`
  const endingOf = (screen) => `${screen.closest("[data-scenario]").dataset.scenario}/${screen.dataset.node}`

  customElements.define("module-tracking", ModuleTracking)
}
