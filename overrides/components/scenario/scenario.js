{
  /**
   * Plays a branching scenario one screen at a time: back, restart, and at the end the path that was walked, with what
   * else could have been. Without it all screens stand on the page, linked to each other.
   * Dispatches `scenario-ended`.
   * @requires store
   * @requires words
   */
  class BranchingScenario extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.screens = new Map([...this.querySelectorAll(".screen")].map((screen) => [screen.dataset.node, screen]))
      this.intro = this.querySelector(".scenario__intro")
      this.start = this.intro.dataset.start
      this.path = [] // {node, move}: what was chosen, in order
      this.classList.add("scenario--playing")
      this.querySelector("[data-do=start]").parentElement.hidden = false
      for (const screen of this.screens.values()) this.#prepare(screen)
      this.addEventListener("click", this)
      this.#showIntro()
    }

    /** Each move becomes one button; the effect is told on the next screen. @param {HTMLElement} screen */
    #prepare(screen) {
      for (const move of screen.querySelectorAll(".move")) {
        const button = document.createElement("button")
        button.type = "button"
        button.className = "move__button"
        button.dataset.move = move.dataset.move
        button.append(...[...move.querySelector("summary").childNodes].map((node) => node.cloneNode(true)))
        move.before(button)
        move.hidden = true
      }
      const replay = screen.querySelector(".screen__replay a")
      if (replay) replay.dataset.do = "restart"
    }

    /** @param {Event} event */
    handleEvent(event) {
      const target = event.target.closest("[data-do], .move__button")
      if (!target) return
      if (target.matches(".move__button")) return this.#choose(target)
      const act = target.dataset.do
      if (act !== "leave") event.preventDefault()
      if (act === "start") this.#restart()
      else if (act === "restart") this.#restart()
      else if (act === "back") this.#back()
      else if (act === "retry") this.#retry(Number(target.dataset.step))
      else if (act === "leave") this.#showIntro()
    }

    #restart() {
      this.path = []
      this.#show(this.start)
    }

    #choose(button) {
      const screen = button.closest(".screen")
      const { move } = button.dataset
      this.path.push({ node: screen.dataset.node, move })
      this.#show(this.#move(screen.dataset.node, move).dataset.to)
    }

    #back() {
      const last = this.path.pop()
      if (last) this.#show(last.node)
      else this.#showIntro(true)
    }

    /** Go back to the step of that number and choose again. */
    #retry(step) {
      const { node } = this.path[step]
      this.path.length = step
      this.#show(node)
    }

    /** @returns {HTMLElement} the move `move` of the screen `node`, as it stands in the page */
    #move(node, move) {
      return this.screens.get(node).querySelector(`details[data-move="${move}"]`)
    }

    #showIntro(focus = false) {
      this.path = []
      this.intro.hidden = false
      for (const screen of this.screens.values()) screen.hidden = true
      this.querySelector(".scenario__bar").hidden = true
      if (focus) this.querySelector("[data-do=start]").focus()
    }

    /** @param {string} id of the node */
    #show(id) {
      this.intro.hidden = true
      for (const [node, screen] of this.screens) screen.hidden = node !== id
      const screen = this.screens.get(id)
      this.#tellEffect(screen)
      this.querySelector(".scenario__bar").hidden = false
      if (screen.dataset.ending) this.#end(screen)
      const title = screen.querySelector(".screen__title")
      title.focus({ preventScroll: true })
      title.scrollIntoView({ block: "center" })
    }

    /** Say on the screen what the last move did. */
    #tellEffect(screen) {
      const box = screen.querySelector(".screen__before")
      const last = this.path.at(-1)
      box.hidden = !last
      if (!last) return
      const move = this.#move(last.node, last.move)
      box.replaceChildren(
        paragraph(this.say("you-chose"), copyOf(move.querySelector("summary"))),
        paragraph("", copyOf(move.querySelector(".move__effect"))),
      )
    }

    #end(screen) {
      const kept = coursebook.store.get("scenarios", this.dataset.scenario)
      const endings = { ...kept?.endings, [screen.dataset.node]: true }
      coursebook.store.set("scenarios", this.dataset.scenario, { endings, times: (kept?.times ?? 0) + 1 })
      this.#tellPath(screen, Object.keys(endings).length)
      const detail = { ending: screen.dataset.node, path: this.path.map(({ move }) => move) }
      this.dispatchEvent(new CustomEvent("scenario-ended", { bubbles: true, detail }))
    }

    /** The path walked: at each screen what was chosen, and what else could have been. */
    #tellPath(screen, found) {
      const title = document.createElement("h4")
      title.textContent = this.say("your-path")
      const list = document.createElement("ol")
      list.append(...this.path.map((step, index) => this.#stepOfPath(step, index)))
      const total = [...this.screens.values()].filter((one) => one.dataset.ending).length
      const box = screen.querySelector(".screen__path")
      box.hidden = false
      box.replaceChildren(title, list, paragraph(this.say("endings", { n: found, total })))
    }

    #stepOfPath({ node, move }, index) {
      const item = document.createElement("li")
      const screen = this.screens.get(node)
      const name = document.createElement("strong")
      name.textContent = screen.querySelector(".screen__title").lastChild.textContent.trim()
      item.append(name, paragraph("", copyOf(this.#move(node, move).querySelector("summary"))))
      const others = [...screen.querySelectorAll("details[data-move]")].filter((one) => one.dataset.move !== move)
      if (others.length) item.append(this.#others(others, index))
      return item
    }

    #others(moves, index) {
      const box = document.createElement("details")
      const summary = document.createElement("summary")
      summary.textContent = this.say("others")
      const list = document.createElement("ul")
      for (const move of moves) {
        const line = document.createElement("li")
        line.append(copyOf(move.querySelector("summary")))
        list.append(line)
      }
      const retry = document.createElement("button")
      retry.type = "button"
      retry.className = "button button--plain"
      retry.dataset.do = "retry"
      retry.dataset.step = String(index)
      retry.textContent = this.say("retry")
      box.className = "quiet"
      box.append(summary, list, retry)
      return box
    }
  }

  /** @returns {DocumentFragment} what is in `element`, its marks of language included */
  const copyOf = (element) => {
    const copy = document.createDocumentFragment()
    copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)))
    return copy
  }

  const paragraph = (text, ...more) => {
    const element = document.createElement("p")
    if (text) {
      const name = document.createElement("strong")
      name.textContent = text
      element.append(more.length ? name : text, more.length ? " " : "")
    }
    element.append(...more)
    return element
  }

  customElements.define("branching-scenario", BranchingScenario)
}
