{
  /**
   * Shows everything that the browser keeps for the learner, in plain words; saves it as a file, reads such a file in,
   * deletes one thing or all, and keeps nothing on a shared computer. Dispatches `data-changed`.
   * @requires store
   * @requires words
   * @requires download
   * @requires offline
   */
  const FILE = "among-peers.json"

  class MyData extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.book = JSON.parse(this.dataset.book)
      this.hidden = false
      this.addEventListener("click", this)
      this.addEventListener("change", this)
      document.addEventListener("progress-changed", this)
      this.#show()
    }

    disconnectedCallback() {
      document.removeEventListener("progress-changed", this)
    }

    /** @param {Event} event */
    handleEvent(event) {
      const act = event.target.closest?.("[data-do]")?.dataset
      if (event.type === "progress-changed") this.#show()
      else if (event.type === "change") this.#changed(event.target)
      else if (act?.do === "save") coursebook.download(coursebook.store.exported(), FILE)
      else if (act?.do === "clear") this.#clear()
      else if (act?.do === "forget") this.#forget(act)
    }

    #changed(input) {
      if (input.name === "shared") coursebook.store.shared = input.checked
      else if (input.files?.[0]) this.#load(input)
    }

    /** Take in a file; one that cannot be read is refused and changes nothing. */
    async #load(input) {
      const [file] = input.files
      const told = this.querySelector(".my-data__loaded")
      try {
        coursebook.store.imported(await file.text())
        told.textContent = this.say("loaded", { file: file.name })
      } catch (error) {
        told.textContent = this.say(["not-ours", "newer", "damaged"].includes(error.message) ? error.message : "damaged")
      }
      input.value = ""
      this.dispatchEvent(new CustomEvent("data-changed", { bubbles: true }))
    }

    #clear() {
      if (!confirm(this.say("sure"))) return
      coursebook.store.clear()
      coursebook.offline.clear()
      this.dispatchEvent(new CustomEvent("data-changed", { bubbles: true }))
    }

    /** Delete what begins with `prefix`; without one, everything of these kinds. */
    #forget({ kinds, prefix }) {
      const wanted = (key) => prefix === undefined || key === prefix || key.startsWith(`${prefix}/`)
      for (const kind of kinds.split(" ")) coursebook.store.wipe(kind, wanted)
      this.querySelector(".my-data__state").focus()
    }

    #show() {
      const { state, shared, aside } = coursebook.store
      this.querySelector("[name=shared]").checked = shared
      const groups = [this.#modules(), this.#quizzes(), this.#scenarios(), this.#ratings(), this.#texts(), this.#rest()]
      const filled = groups.filter((group) => group.lines.length)
      const trouble = state === "ok" && aside ? "broken" : state
      const told = [trouble === "ok" ? "" : this.say(trouble), shared ? this.say("shared") : ""]
      if (!filled.length && trouble !== "broken") told.push(this.say("nothing"))
      this.querySelector(".my-data__state").textContent = told.filter(Boolean).join(" ")
      this.querySelector(".my-data__lists").replaceChildren(...filled.flatMap((group) => this.#list(group)))
    }

    #modules() {
      const names = Object.fromEntries(this.book.modules.map((module) => [module.code, module]))
      const lines = sorted(coursebook.store.list("modules")).map(([code, { at }]) => ({
        name: names[code] ? `${code} ${names[code].title}` : code,
        url: names[code]?.url,
        note: this.#date(at),
        kinds: "modules",
        prefix: code,
      }))
      return { title: this.say("modules"), lines }
    }

    #quizzes() {
      const groups = grouped(Object.keys(coursebook.store.list("items")))
      const lines = Object.entries(groups).map(([code, keys]) => ({
        ...this.#named(`quiz/${code}`, code),
        note: this.say("answered", { n: keys.length }),
        kinds: "items cards",
        prefix: code,
      }))
      return { title: this.say("quizzes"), lines }
    }

    #scenarios() {
      const lines = sorted(coursebook.store.list("scenarios")).map(([id, entry]) => ({
        ...this.#named(`scenario/${id}`, id),
        note: this.say("played", { n: entry.times ?? 1 }),
        kinds: "scenarios",
        prefix: id,
      }))
      return { title: this.say("scenarios"), lines }
    }

    #ratings() {
      const names = Object.fromEntries(this.book.competencies.map((competency) => [competency.id, competency]))
      const said = { ...coursebook.store.list("overrules"), ...coursebook.store.list("ratings") }
      const lines = sorted(said).map(([id, { level, at }]) => ({
        name: names[id] ? `${id} ${names[id].title}` : id,
        url: names[id]?.url,
        note: this.say("level", { level, date: this.#date(at) }),
        kinds: "ratings overrules",
        prefix: id,
      }))
      return { title: this.say("ratings"), lines }
    }

    #texts() {
      const prefixes = [...new Set(Object.keys(coursebook.store.list("notes")).map((key) => key.split("/").slice(0, 2).join("/")))]
      const lines = prefixes.sort().map((prefix) => ({ ...this.#named(prefix, prefix), note: this.say("text"), kinds: "notes", prefix }))
      return { title: this.say("texts"), lines }
    }

    /** Settings and the cards to review: what has no name of its own. */
    #rest() {
      const lines = ["settings", "cards"]
        .map((kind) => [kind, Object.keys(coursebook.store.list(kind))])
        .flatMap(([kind, keys]) => (keys.length ? [{ name: this.say(kind), note: this.say("entries", { n: keys.length }), kinds: kind }] : []))
      return { title: this.say("rest"), lines }
    }

    #named(key, otherwise) {
      const { title, url } = this.book.names[key] ?? { title: otherwise }
      return { name: title, url }
    }

    #date(at) {
      return new Date(at).toLocaleDateString(this.book.region, { dateStyle: "medium" })
    }

    #list({ title, lines }) {
      const heading = document.createElement("h2")
      heading.textContent = title
      const list = document.createElement("ul")
      list.className = "rows"
      list.append(...lines.map((line) => this.#line(line)))
      return [heading, list]
    }

    #line({ name, url, note, kinds, prefix }) {
      const item = document.createElement("li")
      const main = document.createElement(url ? "a" : "span")
      if (url) main.href = url
      main.textContent = name
      const more = document.createElement("span")
      more.className = "muted"
      more.textContent = note
      item.append(main, " ", more, " ", this.#forgetButton(name, kinds, prefix))
      return item
    }

    #forgetButton(name, kinds, prefix) {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "icon-button"
      Object.assign(button.dataset, { do: "forget", kinds }, prefix && { prefix })
      button.setAttribute("aria-label", this.say("forget", { name }))
      button.textContent = "×"
      return button
    }
  }

  /** @returns {[string, object][]} entries, the newest first */
  const sorted = (entries) => Object.entries(entries).sort(([, one], [, other]) => other.at - one.at)

  const grouped = (keys) => {
    const groups = Object.create(null) // a file may hold anything
    for (const key of keys) (groups[key.split("/")[0]] ??= []).push(key)
    return groups
  }

  customElements.define("my-data", MyData)
}
