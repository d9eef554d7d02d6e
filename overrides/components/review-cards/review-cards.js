{
  /**
   * Brings back questions that the learner has answered, and words of the glossary where they want them: a few a day,
   * each when FSRS says so. Off until it is switched on. Without it all cards are there to read, the answers behind a
   * click. Dispatches `card-reviewed` with `{card, rating, due}`.
   * @requires store
   * @requires fsrs
   * @requires words
   *
   * @typedef {{id: string, element: HTMLDetailsElement, safety: boolean, state: object | null}} Card
   *   `state`: what is kept of it (see fsrs.js), `null` for what is new
   */
  const A_DAY = 10
  const SAFETY_A_DAY = 2 // on top of the ten, which they are not counted among
  const DAY = 86_400_000 // ms

  class ReviewCards extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.language = this.closest("[lang]")?.lang
      this.cards = [...this.querySelectorAll(".review__all details[id]")].map((element) => ({
        id: element.id,
        element,
        safety: "safety" in element.dataset,
      }))
      this.querySelector(".review__all").open = false
      this.#part("today").hidden = false
      for (const type of ["click", "change", "keydown"]) this.addEventListener(type, this)
      for (const type of ["progress-changed", "visibilitychange"]) document.addEventListener(type, this)
      this.#rest()
    }

    disconnectedCallback() {
      for (const type of ["progress-changed", "visibilitychange"]) document.removeEventListener(type, this)
    }

    /** @param {Event} event */
    handleEvent(event) {
      if (event.type === "click") this.#do(event.target.closest("button"))
      else if (event.type === "keydown") this.#key(event)
      else if (event.type === "change") this.#changeTerms()
      else if (!this.card || !this.#settings.on) this.#rest() // another tab, or another day
      else this.#tellKept()
    }

    #do(button) {
      const act = button?.dataset.do
      if (act === "on") this.#switchOn()
      else if (act === "off") this.#switchOff()
      else if (act === "begin") this.#begin()
      else if (act === "show") this.#show()
      else if (act === "stop") this.#end()
      else if (button?.dataset.grade) this.#grade(Number(button.dataset.grade))
    }

    /** 1 to 4 grade, only while the focus is within the card and its answer is shown. */
    #key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || this.#part("answered").hidden) return
      if (this.#part("card").contains(event.target) && /^[1-4]$/.test(event.key)) this.#grade(Number(event.key))
    }

    #part(name) {
      return this.querySelector(`.review__${name}`)
    }

    get #settings() {
      return coursebook.store.get("settings", "review") ?? { on: false, terms: false }
    }

    #changeTerms() {
      if (!this.#settings.on) return
      this.#keepSettings()
      this.#rest()
    }

    #keepSettings() {
      coursebook.store.set("settings", "review", { on: true, terms: this.querySelector("[name=terms]").checked })
    }

    #switchOn() {
      this.#keepSettings()
      this.#rest()
      this.#goTo("told", "today", "nearest")
    }

    #switchOff() {
      if (!confirm(this.say("sure"))) return
      coursebook.store.wipe("cards", () => true)
      coursebook.store.set("settings", "review", null)
      this.#rest(this.say("switched-off"))
      this.#goTo("told", "today", "nearest")
    }

    /** @returns {Card[]} the cards in question, in the order of the page */
    get #deck() {
      const answered = coursebook.store.list("items")
      const { terms } = this.#settings
      const kept = coursebook.store.list("cards")
      return this.cards
        .filter(({ id }) => (id.startsWith("term/") ? terms : id in answered))
        .map((card) => ({ ...card, state: isWhole(kept[card.id]) ? kept[card.id] : null }))
    }

    /** @returns {number} how many cards about safety, or how many others, were reviewed on the day `today` */
    #reviewed(safety, today) {
      const about = new Set(this.cards.filter((card) => card.safety).map(({ id }) => id))
      const kept = Object.entries(coursebook.store.list("cards"))
      return kept.filter(([id, { last }]) => last === today && about.has(id) === safety).length
    }

    /** @returns {Card[]} those that may come on the day `today`: as many as there is still room for */
    #waiting(today) {
      const open = inOrder(this.#deck, today)
      const plain = open.filter(({ safety }) => !safety).slice(0, Math.max(0, A_DAY - this.#reviewed(false, today)))
      const about = open.filter(({ safety }) => safety).slice(0, Math.max(0, SAFETY_A_DAY - this.#reviewed(true, today)))
      return open.filter((card) => plain.includes(card) || about.includes(card))
    }

    /** Show no card, only how things stand. @param {string} [told] what to say instead of it */
    #rest(told) {
      const today = dayOf(Date.now())
      const { on, terms } = this.#settings
      const waiting = on ? this.#waiting(today) : []
      this.#part("told").textContent = told ?? this.#standing(waiting, today)
      if (this.#part("card").contains(document.activeElement)) this.#part("told").focus()
      this.card = null
      this.querySelector("[name=terms]").checked = on ? Boolean(terms) : this.querySelector("[name=terms]").checked
      this.#part("on").hidden = on
      this.#part("off").hidden = !on
      this.#part("begin").hidden = !waiting.length
      this.#part("settings").hidden = false
      this.#part("card").hidden = true
      this.#tellKept()
    }

    #standing(waiting, today) {
      if (!this.#settings.on) return this.say("is-off")
      if (!this.#deck.length) return this.say("empty")
      const n = waiting.filter(({ safety }) => !safety).length
      if (waiting.length) return n ? this.say("ready", { n }) : this.say("ready-safety")
      return this.#reviewed(false, today) ? this.#farewell(today) : this.say("nothing")
    }

    /** Whether the browser keeps anything, where something is wrong or will be gone. */
    #tellKept() {
      const { state, shared } = coursebook.store
      const told = [this.#settings.on && shared ? this.say("shared") : "", state === "ok" ? "" : this.say(state)]
      const text = told.filter(Boolean).join(" ")
      if (this.#part("kept").textContent !== text) this.#part("kept").textContent = text
    }

    #begin() {
      this.today = dayOf(Date.now())
      this.count = 0
      this.#part("told").textContent = ""
      for (const name of ["begin", "settings"]) this.#part(name).hidden = true
      this.#next()
    }

    #next() {
      const waiting = this.#waiting(this.today)
      if (!waiting.length) return this.#end()
      this.card = waiting[0]
      const n = this.card.safety ? this.count : (this.count += 1)
      this.#ask(n, this.count + waiting.slice(1).filter(({ safety }) => !safety).length)
    }

    #ask(n, total) {
      const { id, element, safety } = this.card
      const from = id.startsWith("term/") ? this.say("term") : this.#section.textContent
      this.#part("from").textContent = this.say(safety ? "safety" : "place", { from, n, total })
      this.#part("question").replaceChildren(...copies(element.querySelector("summary").childNodes))
      this.#part("prompt").replaceChildren(...prompt(element))
      this.#turn(false)
      this.#part("card").hidden = false
      this.#goTo("question", "card", "start")
    }

    /** @returns {HTMLElement} the heading over the card's group: for a question, a link to its module */
    get #section() {
      const heading = this.card.element.parentElement.querySelector("h3")
      return heading.querySelector("a") ?? heading
    }

    /** Turn the card: the question with what there is to choose from, or the answer. */
    #turn(answered) {
      for (const name of ["prompt", "show"]) this.#part(name).hidden = answered
      this.#part("answered").hidden = !answered
    }

    #show() {
      const { element, safety, state } = this.card
      this.#part("answer").replaceChildren(...copies([...element.children].slice(1)))
      this.#part("again").hidden = !safety
      if (safety) this.#part("again").querySelector("a").href = this.#section.href
      for (const button of this.querySelectorAll("[data-grade]")) {
        const { due } = coursebook.fsrs.review(state, Number(button.dataset.grade), this.today)
        button.querySelector(".review__when").textContent = inWords((due - this.today) / DAY, this.language)
      }
      this.#turn(true)
      this.#goTo("answer", "card", "start")
    }

    #grade(rating) {
      const { id, state } = this.card
      const card = coursebook.fsrs.review(state, rating, this.today)
      coursebook.store.set("cards", id, card)
      this.dispatchEvent(new CustomEvent("card-reviewed", { bubbles: true, detail: { card: id, rating, due: card.due } }))
      this.#next()
    }

    #end() {
      this.#rest(this.#farewell(dayOf(Date.now())))
      this.#goTo("told", "today", "nearest")
    }

    /** Bring the focus to a part, and a larger one into view, so that a long answer is read from its beginning. */
    #goTo(name, whole, block) {
      this.#part(name).focus({ preventScroll: true })
      this.#part(whole).scrollIntoView({ block })
    }

    /** How many cards are left for another day, and that it is fine to stop. Those about safety are not counted. */
    #farewell(today) {
      const n = inOrder(this.#deck, today).filter(({ safety }) => !safety).length
      const done = this.#waiting(today).length ? [] : [this.say("done")]
      return [...done, n ? this.say("left", { n }) : this.say("none-left"), this.say("fine")].join(" ")
    }
  }

  /**
   * The reader's calendar day, as its midnight in UTC: days are then whole, so that somebody who reviews in the evening
   * and again next morning is a day further, and no change of the clock makes a day of 23 hours.
   */
  const dayOf = (time) => {
    const date = new Date(time)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  }

  /** @returns {boolean} whether what is kept can be reckoned with; a file that was read in may hold anything */
  const isWhole = (state) => ["stability", "difficulty", "last", "due"].every((name) => Number.isFinite(state?.[name]))

  /** @param {Card[]} deck @returns {Card[]} what is due, the longest due first, then what is new */
  const inOrder = (deck, today) => {
    const due = deck.filter(({ state }) => state && coursebook.fsrs.due(state) < today + DAY)
    return [...due.sort((one, other) => one.state.due - other.state.due), ...deck.filter(({ state }) => !state)]
  }

  /** @returns {string} “tomorrow”, “in 3 days”, “in 2 months”, in the reader's language */
  const inWords = (days, language) => {
    const [n, unit] = days < 31 ? [days, "day"] : days < 365 ? [days / 30.4, "month"] : [days / 365.25, "year"]
    return new Intl.RelativeTimeFormat(language, { numeric: unit === "day" ? "auto" : "always" }).format(Math.round(n), unit)
  }

  /** @returns {HTMLElement[]} what there is to choose from, to pair or to put in order, without the answer */
  const prompt = (element) => {
    const list = element.querySelector("ol, ul")
    if (!list) return []
    const said = [...list.children].map((line) => [...line.querySelectorAll("b")])
    if (list.matches("ol")) return [listOf(mixed(said.map(([step]) => step)))]
    if (said.every((pair) => pair.length === 2))
      return [listOf(said.map(([left]) => left)), listOf(mixed(said.map(([, right]) => right)))]
    return [listOf([...list.children].map((line) => line.querySelector("b") ?? line))]
  }

  /** In the order of the alphabet, which gives nothing away unless it is the right one. */
  const mixed = (parts) => {
    const sorted = [...parts].sort((one, other) => one.textContent.localeCompare(other.textContent))
    return sorted.some((part, index) => part !== parts[index]) ? sorted : [...sorted.slice(1), sorted[0]]
  }

  const listOf = (parts) => {
    const list = document.createElement("ul")
    for (const part of parts) {
      const line = document.createElement("li")
      line.append(...copies(part.childNodes))
      list.append(line)
    }
    return list
  }

  const copies = (nodes) => [...nodes].map((node) => node.cloneNode(true))

  customElements.define("review-cards", ReviewCards)
}
