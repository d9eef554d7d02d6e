{
  /**
   * The record of what a learner says to have done: courses, modules, hours, competencies, dates. Made on the device,
   * to print (or save as PDF by printing) and to save as JSON. It proves nothing and says so. Dispatches `record-saved`.
   * @requires store
   * @requires words
   * @requires download
   */
  const FORMAT = "among-peers-learning-record"
  const FILE = "learning-record.json"

  class LearningRecord extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.book = JSON.parse(this.dataset.book)
      this.hidden = false
      this.addEventListener("click", this)
      document.addEventListener("progress-changed", this)
      this.#show()
    }

    disconnectedCallback() {
      document.removeEventListener("progress-changed", this)
    }

    /** @param {Event} event */
    handleEvent(event) {
      const act = event.target.closest?.("[data-do]")?.dataset.do
      if (act === "print") globalThis.print()
      else if (act === "save") this.#save()
      else if (event.type === "progress-changed") this.#show()
    }

    /** @returns what the learner has done, as plain data: dates as year-month-day, minutes as the modules say them */
    get record() {
      const read = coursebook.store.list("modules")
      const done = this.book.modules.filter((module) => read[module.code])
      const courses = this.book.courses
        .map((course) => ({ ...course, modules: done.filter((module) => module.course === course.code) }))
        .filter((course) => course.modules.length)
      const ratings = coursebook.store.list("ratings")
      return {
        format: FORMAT,
        version: 1,
        selfDeclared: true,
        language: this.book.locale,
        name: coursebook.store.get("notes", "record/name")?.text ?? null,
        made: day(Date.now()),
        minutes: done.reduce((sum, module) => sum + module.minutes, 0),
        courses: courses.map(({ code, title, modules }) => ({
          code,
          title,
          modules: modules.map((m) => ({ code: m.code, title: m.title, minutes: m.minutes, read: day(read[m.code].at) })),
        })),
        competencies: this.book.competencies
          .filter(({ id }) => ratings[id]?.level)
          .map(({ id, title }) => ({ id, title, level: ratings[id].level, rated: day(ratings[id].at) })),
        scenarios: Object.keys(coursebook.store.list("scenarios"))
          .filter((id) => this.book.names[`scenario/${id}`])
          .map((id) => ({ id, title: this.book.names[`scenario/${id}`].title })),
      }
    }

    #save() {
      coursebook.download(JSON.stringify(this.record, null, 1), FILE)
      this.dispatchEvent(new CustomEvent("record-saved", { bubbles: true }))
    }

    #show() {
      const { record } = this
      const body = this.querySelector(".record__body")
      if (!record.courses.length && !record.competencies.length) return body.replaceChildren(paragraph(this.say("nothing")))
      const parts = [paragraph(this.say("made", { date: this.#date(record.made) }))]
      for (const course of record.courses) parts.push(this.#course(course))
      if (record.courses.length) parts.push(paragraph(this.say("time", { time: this.#hours(record.minutes) })))
      if (record.competencies.length) parts.push(this.#competencies(record.competencies))
      if (record.scenarios.length)
        parts.push(paragraph(this.say("scenarios", { titles: this.#listed(record.scenarios.map(({ title }) => title)) })))
      body.replaceChildren(...parts)
    }

    #course({ code, title, modules }) {
      const rows = modules.map((m) => [`${m.code} ${m.title}`, this.say("minutes", { n: m.minutes }), this.#date(m.read)])
      return table(`${code} ${title}`, [this.say("module"), this.say("length"), this.say("read")], rows)
    }

    #competencies(competencies) {
      const names = Object.fromEntries(this.book.levels.map(({ id, name }) => [id, name]))
      const rows = competencies.map((c) => [`${c.id} ${c.title}`, `${c.level} ${names[c.level]}`, this.#date(c.rated)])
      return table(this.say("competencies"), [this.say("competency"), this.say("level"), this.say("rated")], rows)
    }

    #hours(minutes) {
      return this.say("hours", { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, "0") })
    }

    #date(text) {
      return new Date(`${text}T12:00`).toLocaleDateString(this.book.region, { dateStyle: "long" })
    }

    #listed(texts) {
      return new Intl.ListFormat(this.book.locale).format(texts)
    }
  }

  /** @param {number} at @returns {string} the day of the learner's own calendar, year-month-day */
  const day = (at) => {
    const date = new Date(at)
    const two = (number) => String(number).padStart(2, "0")
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  }

  const paragraph = (text) => {
    const element = document.createElement("p")
    element.textContent = text
    return element
  }

  const table = (title, head, rows) => {
    const element = document.createElement("table")
    element.createCaption().textContent = title
    const first = element.createTHead().insertRow()
    for (const text of head) {
      const cell = document.createElement("th")
      cell.scope = "col"
      cell.textContent = text
      first.append(cell)
    }
    const body = element.createTBody()
    for (const row of rows) {
      const line = body.insertRow()
      for (const text of row) line.insertCell().textContent = text
    }
    return element
  }

  customElements.define("learning-record", LearningRecord)
}
