{
  /**
   * Shows the path from where the learner stands to what a profile asks for, week by week, with the reason for each
   * step. Computed on the device, again after each change. Dispatches `path-found`.
   * @requires store
   * @requires learner
   * @requires standing
   * @requires path-finder
   * @requires words
   */
  class PathFinder extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.book = JSON.parse(this.dataset.book)
      this.modules = Object.fromEntries(this.book.modules.map((module) => [module.code, module]))
      this.competencies = Object.fromEntries(this.book.competencies.map((competency) => [competency.id, competency]))
      this.form = this.querySelector("form")
      this.hidden = false
      const { profile, minutes } = coursebook.store.get("settings", "path") ?? {}
      if (this.book.profiles.some(({ id }) => id === profile)) this.form.elements.profile.value = profile
      if (minutes) this.form.elements.minutes.value = String(minutes)
      this.form.addEventListener("change", this)
      this.form.addEventListener("submit", (event) => event.preventDefault())
      this.#find()
    }

    handleEvent() {
      const { profile, minutes } = this.form.elements
      if (!minutes.reportValidity()) return
      coursebook.store.set("settings", "path", { profile: profile.value, minutes: Number(minutes.value) })
      this.#find()
    }

    #find() {
      const { profile, minutes } = this.form.elements
      const wanted = this.book.profiles.find(({ id }) => id === profile.value).levels
      const stand = coursebook.standing(this.book)
      const have = Object.fromEntries(Object.keys(this.competencies).map((id) => [id, stand.levelOf(id)]))
      const minutesAWeek = Number(minutes.value) || 60
      const path = coursebook.pathFinder.find({ modules: this.book.modules, wanted, have, done: stand.done, minutesAWeek })
      this.#show(path)
      this.dispatchEvent(new CustomEvent("path-found", { bubbles: true, detail: path }))
    }

    #show({ weeks, steps, minutes }) {
      const modules = steps.filter((step) => step.kind === "module").length
      const told = { n: modules, weeks: this.say("weeks", { n: weeks.length }), time: this.#time(minutes) }
      this.querySelector(".finder__summary").textContent = steps.length ? this.say("summary", told) : this.say("reached")
      const shown = weeks.flatMap((week, index) => [title(this.say("week", { n: index + 1 })), this.#list(week)])
      this.querySelector(".finder__weeks").replaceChildren(...shown)
    }

    #time(minutes) {
      return this.say("time", { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, "0") })
    }

    #list(steps) {
      const list = document.createElement("ol")
      list.className = "finder__steps"
      list.append(...steps.map((step) => (step.kind === "module" ? this.#module(step) : this.#practice(step))))
      return list
    }

    #module({ code, minutes, closes, before, part }) {
      const module = this.modules[code]
      const item = document.createElement("li")
      const link = document.createElement("a")
      link.href = module.url
      link.textContent = `${code} ${module.title}`
      const length = this.say("minutes", { n: minutes })
      const of = part ? `, ${this.say("part", { n: part[0], total: part[1] })}` : ""
      item.append(link, ` (${length}${of})`, module.written ? "" : ` · ${this.say("preparation")}`)
      const reasons = closes.map((gap) => this.say("closes", this.#gap(gap)))
      if (before.length) reasons.push(this.say("before", { codes: this.#listed(before) }))
      return withReasons(item, reasons)
    }

    #practice(gap) {
      const item = document.createElement("li")
      item.append(this.say("practice", this.#gap(gap)))
      return withReasons(item, [this.competencies[gap.competency].levels[gap.to]])
    }

    #gap({ competency, from, to }) {
      return { competency: `${competency} ${this.competencies[competency].title}`, from, to }
    }

    #listed(codes) {
      return new Intl.ListFormat(this.book.locale).format(codes)
    }
  }

  const title = (text) => {
    const element = document.createElement("h2")
    element.textContent = text
    return element
  }

  const withReasons = (item, reasons) => {
    const list = document.createElement("ul")
    list.className = "muted"
    for (const reason of reasons) {
      const line = document.createElement("li")
      line.textContent = reason
      list.append(line)
    }
    item.append(list)
    return item
  }

  customElements.define("path-finder", PathFinder)
}
