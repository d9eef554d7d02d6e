{
  /**
   * Goes through the self-assessment one competency at a time; each answer is kept at once, so that one may stop and
   * come back. Shows where the learner stands as a radar and a table. Without it the whole form is there, for paper.
   * Dispatches `level-rated`.
   * @requires store
   * @requires learner
   * @requires standing
   * @requires words
   */
  const SVG = "http://www.w3.org/2000/svg"
  const RADIUS = 100 // of the outer ring, level 4

  class SelfAssessment extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.book = JSON.parse(this.dataset.book)
      this.form = this.querySelector("form")
      this.rates = [...this.querySelectorAll(".rate")]
      for (const part of this.querySelectorAll(".assessment__choose, .assessment__ways")) part.hidden = false
      this.form.elements.profile.value = coursebook.store.get("settings", "path")?.profile ?? ""
      this.form.addEventListener("submit", (event) => event.preventDefault())
      this.addEventListener("change", this)
      this.addEventListener("click", this)
      this.#load()
      this.#rest()
    }

    /** @param {Event} event */
    handleEvent(event) {
      const { target } = event
      if (event.type === "change") this.#changed(target)
      else {
        const act = target.closest("[data-do]")?.dataset.do
        if (act === "begin") this.#go(this.#firstOpen)
        else if (act === "next") this.#go(this.at + 1)
        else if (act === "back") this.#go(this.at - 1)
        else if (act === "stop") this.#rest(true)
        else if (act === "result") this.#result()
      }
    }

    #changed(input) {
      const id = input.closest(".rate")?.dataset.competency
      if (input.name === "profile") {
        const path = coursebook.store.get("settings", "path") ?? {}
        coursebook.store.set("settings", "path", { ...path, profile: input.value })
        this.#rest()
      } else if (id) {
        coursebook.store.set("ratings", id, { level: Number(input.value) })
        this.#tell()
        this.dispatchEvent(new CustomEvent("level-rated", { bubbles: true, detail: { id } }))
      } else if (input.dataset.overrule) this.#overrule(input)
    }

    #overrule(select) {
      coursebook.store.set("overrules", select.dataset.overrule, select.value === "" ? null : { level: Number(select.value) })
      const { overrule } = select.dataset
      this.#fill()
      this.querySelector(`[data-overrule="${overrule}"]`).focus()
    }

    #load() {
      for (const [id, { level }] of Object.entries(coursebook.store.list("ratings"))) {
        const inputs = this.form.elements[`rate-${id}`] // none where the framework has no such competency any more
        if (inputs) inputs.value = String(level)
      }
    }

    /** @returns {Record<string, number>} the levels that the chosen profile asks for; without one, none */
    get wanted() {
      return this.book.profiles.find(({ id }) => id === this.form.elements.profile.value)?.levels ?? {}
    }

    /** @returns {HTMLElement[]} the competencies in question: those of the profile, or all */
    get asked() {
      const ids = Object.keys(this.wanted)
      return ids.length ? this.rates.filter((rate) => ids.includes(rate.dataset.competency)) : this.rates
    }

    get #firstOpen() {
      const index = this.asked.findIndex((rate) => !rate.querySelector(":checked"))
      return index < 0 ? 0 : index
    }

    /** Show only what begins: the choice of a profile. */
    #rest(focus = false) {
      this.at = -1
      this.#only(null)
      this.querySelector(".assessment__ways").hidden = false
      this.querySelector(".assessment__result").hidden = true
      this.#tell()
      if (focus) this.querySelector("[data-do=begin]").focus()
    }

    #only(shown) {
      this.form.hidden = false
      for (const rate of this.rates) rate.hidden = rate !== shown
      for (const title of this.querySelectorAll(".assessment__domain")) title.hidden = title.dataset.domain !== shown?.dataset.domain
      this.querySelector(".assessment__steps").hidden = !shown
      this.querySelector(".assessment__choose").hidden = Boolean(shown)
    }

    #go(index) {
      if (index < 0) return this.#rest(true)
      if (index >= this.asked.length) return this.#result()
      this.at = index
      this.querySelector(".assessment__ways").hidden = true
      this.querySelector(".assessment__result").hidden = true
      this.#only(this.asked[index])
      this.#tell()
      this.asked[index].focus({ preventScroll: true })
      this.form.scrollIntoView({ block: "start" })
    }

    #tell() {
      const rated = this.asked.filter((rate) => rate.querySelector(":checked")).length
      const place = this.at < 0 ? "" : this.say("place", { n: this.at + 1, total: this.asked.length })
      const kept = this.say("rated", { n: rated, total: this.asked.length })
      const { state } = coursebook.store
      this.querySelector(".assessment__progress").textContent = [place, kept, state === "ok" ? "" : this.say("not-kept")].join(" ")
    }

    #result() {
      this.form.hidden = true
      const result = this.querySelector(".assessment__result")
      result.hidden = false
      this.#fill()
      result.focus({ preventScroll: true })
      result.scrollIntoView({ block: "start" })
    }

    /** Fill the radar and the table with where the learner stands now. */
    #fill() {
      const stand = coursebook.standing(this.book)
      const ids = new Set(this.asked.map((rate) => rate.dataset.competency))
      const rows = this.book.competencies
        .filter(({ id }) => ids.has(id))
        .map((competency) => ({
          ...competency,
          rated: stand.ratings[competency.id]?.level,
          level: stand.levelOf(competency.id),
          wanted: this.wanted[competency.id] ?? 0,
          overruled: stand.overrules[competency.id],
          done: stand.done,
        }))
      this.querySelector(".assessment__radar").replaceChildren(this.#radar(rows))
      this.querySelector("tbody").replaceChildren(...rows.map((row) => this.#row(row)))
    }

    #row(row) {
      const line = document.createElement("tr")
      const head = document.createElement("th")
      head.scope = "row"
      head.append(linked(`${row.id} ${row.title}`, row.url))
      line.append(head, cell(row.rated === undefined ? "–" : String(row.rated)), cell(row.wanted ? String(row.wanted) : "–"))
      line.append(this.#practice(row), this.#choice(row))
      return line
    }

    /** The modules that lead on from where the learner stands, towards the profile or one level further. */
    #practice(row) {
      const goal = row.wanted || Math.min(row.level + 1, 4)
      const modules = this.book.modules.filter(
        ({ code, written, reaches }) => written && !row.done.includes(code) && reaches[row.id] > row.level,
      )
      const element = document.createElement("td")
      if (row.level >= goal) element.textContent = this.say("there")
      else if (!modules.length) element.textContent = this.say("in-practice")
      for (const module of row.level < goal ? modules.slice(0, 3) : []) {
        const item = document.createElement("div")
        item.append(linked(`${module.code} ${module.title}`, module.url))
        element.append(item)
      }
      return element
    }

    /** The learner's own word comes before any estimate. */
    #choice(row) {
      const select = document.createElement("select")
      select.dataset.overrule = row.id
      select.setAttribute("aria-label", this.say("overrule", { id: row.id }))
      const choices = [["", this.say("estimate")], ...[0, 1, 2, 3, 4].map((level) => [String(level), this.say("i-am", { level })])]
      for (const [value, text] of choices) select.add(new Option(text, value))
      select.value = row.overruled === undefined ? "" : String(row.overruled)
      const element = document.createElement("td")
      element.append(select)
      return element
    }

    /** A radar: one axis a competency, rings for the four levels. The table beside it says the same in words. */
    #radar(rows) {
      const radar = svg("svg", { viewBox: "-150 -130 300 260", class: "radar", role: "img", "aria-label": this.say("radar") })
      for (const level of [1, 2, 3, 4]) radar.append(svg("circle", { r: (RADIUS * level) / 4, class: "radar__ring" }))
      const points = (levels) => levels.map((level, index) => point(level, index, rows.length).join(",")).join(" ")
      for (const [index, { id }] of rows.entries()) radar.append(...axis(id, index, rows.length))
      if (rows.some(({ wanted }) => wanted)) radar.append(svg("polygon", { points: points(rows.map((row) => row.wanted)), class: "radar__wanted" }))
      radar.append(svg("polygon", { points: points(rows.map((row) => row.rated ?? 0)), class: "radar__mine" }))
      const figure = document.createElement("figure")
      const caption = document.createElement("figcaption")
      caption.textContent = this.say(rows.some(({ wanted }) => wanted) ? "legend" : "legend-mine")
      figure.append(radar, caption)
      return figure
    }
  }

  const svg = (name, attributes) => {
    const element = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
    return element
  }

  /** @returns {[number, number]} where `level` lies on the axis `index` of `count`; the first one points up */
  const point = (level, index, count) => {
    const angle = (2 * Math.PI * index) / count - Math.PI / 2
    const distance = (RADIUS * level) / 4
    return [rounded(distance * Math.cos(angle)), rounded(distance * Math.sin(angle))]
  }

  const rounded = (number) => Math.round(number * 10) / 10

  const axis = (id, index, count) => {
    const [x, y] = point(4, index, count)
    const [tx, ty] = point(4.5, index, count)
    const name = svg("text", { x: tx, y: ty, class: "radar__name", "text-anchor": "middle", "dominant-baseline": "middle" })
    name.textContent = id
    return [svg("line", { x2: x, y2: y, class: "radar__axis" }), name]
  }

  const linked = (text, url) => {
    const link = document.createElement("a")
    if (url) link.href = url
    link.textContent = text
    return link
  }

  const cell = (text) => {
    const element = document.createElement("td")
    element.textContent = text
    return element
  }

  customElements.define("self-assessment", SelfAssessment)
}
