{
  const WAIT = 120 // milliseconds without a key before a search
  const FIRST = 7 // results at once; the texts of their pages are loaded for the excerpts
  const LEAST = 2 // letters
  const EDITION = 4 // signs, for each file
  const KEYS = "among-peers.search-keys" // "off" where the reader wants no keys for the search (WCAG 2.1.4)

  /**
   * Searches the book on the reader's device. What it needs is loaded when the reader opens it; what is typed goes
   * nowhere. Dispatches `search-finished` with the number of results.
   */
  class SiteSearch extends HTMLElement {
    connectedCallback() {
      this.dialog = this.querySelector("dialog")
      this.input = this.querySelector(".search__input")
      this.loading = new Map()
      this.renewed = new Set()
      for (const type of ["click", "input", "change", "submit", "keydown"]) this.addEventListener(type, this)
      document.addEventListener("keydown", this)
      this.#part("[data-do=keys]").checked = wantsKeys()
    }

    disconnectedCallback() {
      document.removeEventListener("keydown", this)
    }

    handleEvent(event) {
      if (event.type === "submit") this.#submit(event)
      else if (event.type === "keydown") this.#key(event)
      else if (event.type === "input" && event.target === this.input) this.#later()
      else if (event.type === "change" && event.target.dataset.do === "keys") keepKeys(event.target.checked)
      else if (event.type === "click") this.#click(event)
    }

    #part(selector) {
      return this.querySelector(selector)
    }

    #click(event) {
      const task = event.target.closest("[data-do]")?.dataset.do
      if (task === "open") {
        this.#part(".search__open").focus() // not every browser does so on a click
        this.#open()
      } else if (task === "close" || event.target === this.dialog) this.dialog.close()
      else if (task === "more") this.#showMore()
      else if (event.target.closest(".search__found a")) this.dialog.close() // the page may be this one
    }

    /** The browser gives the focus back to where it was, once the dialog closes. */
    #open() {
      if (this.dialog.open) return
      this.dialog.showModal()
      this.input.focus()
      this.input.select()
      this.#ready().catch(() => this.#say(this.#words("failed")))
    }

    #key(event) {
      if (this.dialog.open) {
        if (event.currentTarget === this) this.#move(event)
      } else if (opens(event)) {
        event.preventDefault()
        this.#open()
      }
    }

    /** The arrows lead from the input through what was found, and back. */
    #move(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const links = [...this.querySelectorAll(".search__found a")].filter((link) => link.checkVisibility())
      const stops = [this.input, ...links]
      const here = stops.indexOf(document.activeElement)
      if (!step || here < 0) return
      event.preventDefault()
      stops[Math.max(0, Math.min(here + step, links.length))].focus()
    }

    /** Enter follows the first of what was found. */
    async #submit(event) {
      event.preventDefault()
      clearTimeout(this.timer)
      await this.#search()
      ;[...this.querySelectorAll(".search__found a")].find((link) => link.checkVisibility())?.click()
    }

    #later() {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.#search(), WAIT)
    }

    /** Load the libraries and the start of the index, once. @returns {Promise<object>} the search */
    #ready() {
      this.search ??= this.#begin()
      this.search.catch(() => (this.search = null)) // the next try may find a connection
      return this.search
    }

    async #begin() {
      this.index = new URL(this.dataset.index, location)
      const libraries = this.dataset.libraries.split(" ").map((library) => this.#script(new URL(library, location)))
      const start = this.#kept("start")
      await Promise.all([...libraries, start])
      const { data } = await start
      this.editions = data.editions
      return new coursebook.search.Search(data)
    }

    /** Load a script; those that are asked for together run one after the other. */
    #script(url) {
      return new Promise((resolve, reject) => {
        const script = document.createElement("script")
        script.addEventListener("load", () => resolve(script.remove()))
        script.addEventListener("error", () => reject(new Error(url)))
        script.async = false
        script.src = url
        document.head.append(script)
      })
    }

    /** Load the file `name` of the index, once. */
    #kept(name) {
      if (!this.loading.has(name)) {
        const loaded = this.#script(new URL(`${name}.js${this.fresh ?? ""}`, this.index)).then(() => coursebook.search.kept.get(name))
        loaded.catch(() => this.loading.delete(name))
        this.loading.set(name, loaded)
      }
      return this.loading.get(name)
    }

    /** Load a file of the edition that the start names. Throws where the book was published anew since. */
    async #data(name) {
      const [kind, number] = name.split("-")
      const { edition, data } = await this.#kept(name)
      const named = this.editions[kind].slice(EDITION * number, EDITION * number + EDITION)
      if (edition !== named) this.#renew(named + edition)
      return data
    }

    /** Begin anew, past what the browser has kept from before; once, or a site half published would be asked for ever. */
    #renew(editions) {
      if (!this.renewed.has(editions)) {
        this.renewed.add(editions)
        this.fresh = `?${editions}`
        this.search = null
        this.loading.clear()
      }
      throw new Error("another edition")
    }

    async #search() {
      const query = this.input.value.trimStart()
      const asked = (this.asked = {})
      if (query.trim().length < LEAST) return this.#clear()
      const { fresh } = this
      try {
        const search = await this.#ready()
        await this.#load(search, search.lacks(query))
        await this.#load(search, search.lacksForMistakes(query))
        if (asked === this.asked) this.#show(search, query)
      } catch {
        if (this.fresh === fresh) this.#say(this.#words("failed"))
        else await this.#search()
      }
    }

    async #load(search, numbers) {
      await Promise.all(numbers.map(async (number) => search.add(number, await this.#data(`words-${number}`))))
    }

    #clear() {
      this.results = []
      this.#fill(".search__terms", [])
      this.#fill(".search__results", [])
      for (const part of [".search__help", ".search__more", ".search__nothing"]) this.#part(part).hidden = true
      this.#say("")
    }

    #show(search, query) {
      const { urgent, terms } = search.parsed(query)
      const { results, forms } = search.find(query)
      Object.assign(this, { results, forms, letters: search.start.letters, own: search.start.language, shown: 0 })
      this.#part(".search__help").hidden = !urgent
      this.#part(".search__nothing").hidden = results.length + terms.length > 0
      this.#fill(".search__terms", terms.map((term) => this.#term(term)))
      this.#fill(".search__results", [])
      this.#showMore()
      this.#part(".search__found").scrollTop = 0
      this.#say(this.#words("found", { n: results.length }))
      this.dispatchEvent(new CustomEvent("search-finished", { bubbles: true, detail: { results: results.length } }))
    }

    #showMore() {
      const more = this.results.slice(this.shown, this.shown + FIRST)
      const items = more.map((result) => this.#result(result))
      this.#part(".search__results").append(...items)
      const first = this.shown
      this.shown += more.length
      this.#part(".search__more").hidden = this.shown >= this.results.length
      if (first) items[0].querySelector("a").focus()
    }

    #term({ id, title, definition }) {
      const item = document.createElement("div")
      item.className = "search__entry panel"
      item.append(this.#part(".search__term").content.cloneNode(true))
      const link = item.querySelector("a")
      if (this.dataset.glossary) link.href = `${this.dataset.glossary}#${id}`
      link.append(...this.#marked(title))
      item.querySelector("span").textContent = definition
      return item
    }

    #result(result) {
      const item = this.#part(".search__result").content.cloneNode(true).firstElementChild
      const link = item.querySelector("a")
      link.href = new URL(result.address, new URL(this.dataset.book, location))
      item.querySelector(".search__page").append(...this.#marked(result.title))
      item.querySelector(".search__part").textContent = result.part
      if (result.language !== this.own) this.#foreign(item, result.language)
      const { fresh } = this
      // Without its text, the result still leads to its page.
      this.#fillIn(item, link, result).catch(() => this.fresh === fresh || this.#later())
      return item
    }

    #foreign(item, language) {
      const name = new Intl.DisplayNames([this.own], { type: "language" }).of(language)
      for (const part of item.querySelectorAll("a, .search__excerpt")) part.lang = language
      const badge = document.createElement("span")
      badge.className = "badge"
      badge.textContent = name
      item.querySelector(".search__part").append(" ", badge)
    }

    /** Add section and excerpt, once the text of the page is here. */
    async #fillIn(item, link, { page, section }) {
      const sections = await this.#data(`text-${page}`)
      const [anchor, heading, text] = sections[section]
      if (anchor) link.hash = anchor
      if (heading) item.querySelector(".search__section").append("› ", ...this.#marked(heading))
      item.querySelector(".search__excerpt").append(...elements(coursebook.excerpt.excerpt(text, this.forms, this.letters)))
    }

    #marked(text) {
      return elements(coursebook.excerpt.marked(text, this.forms, this.letters))
    }

    #fill(selector, items) {
      this.#part(selector).replaceChildren(...items)
    }

    #say(text) {
      this.#part(".search__status").textContent = text
    }

    #words(key, values) {
      return globalThis.coursebook?.words ? coursebook.words(this)(key, values) : JSON.parse(this.dataset.words)[key]
    }
  }

  const elements = (pieces) =>
    pieces.map(({ text, marked }) => {
      if (!marked) return text
      const mark = document.createElement("mark")
      mark.textContent = text
      return mark
    })

  /** Whether a key asks for the search: `/` or `s`, unless something is being written. */
  const opens = ({ key, ctrlKey, metaKey, altKey, target }) => {
    if (!["/", "s"].includes(key) || ctrlKey || metaKey || altKey || !wantsKeys()) return false
    return !target.closest?.("input, textarea, select, [contenteditable], dialog")
  }

  const wantsKeys = () => {
    try {
      return localStorage.getItem(KEYS) !== "off"
    } catch {
      return true
    }
  }

  const keepKeys = (wanted) => {
    try {
      if (wanted) localStorage.removeItem(KEYS)
      else localStorage.setItem(KEYS, "off")
    } catch {
      // A browser that keeps nothing: the keys are off as long as nobody presses them.
    }
  }

  customElements.define("site-search", SiteSearch)
}
