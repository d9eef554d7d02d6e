{
  const BREATH = 700 // ms between two scenes that are read aloud
  const PATIENCE = 3 // times the length of a scene, until a voice that never says that it has finished is given up

  /**
   * Plays a storyboard as a film: one scene at a time, by hand, by the clock, or at the pace of a voice of the device.
   * Nothing plays or speaks by itself. Without it the scenes stand on the page as a comic strip.
   * Dispatches `storyboard-ended` when the last scene is over.
   * @requires words
   */
  class StoryBoard extends HTMLElement {
    connectedCallback() {
      this.say = coursebook.words(this)
      this.scenes = [...this.querySelectorAll(".storyboard__scene")]
      this.status = this.querySelector("[role=status]")
      this.now = 0
      this.playing = this.ended = this.aloud = false
      for (const part of this.querySelectorAll(".storyboard__bar, .storyboard__transcript")) part.hidden = false
      this.classList.add("storyboard--player")
      this.querySelector(".storyboard__strip").tabIndex = -1 // a click on the picture brings the keys to the film
      for (const type of ["click", "change", "keydown"]) this.addEventListener(type, this)
      globalThis.addEventListener("pagehide", this)
      globalThis.speechSynthesis?.addEventListener?.("voiceschanged", this)
      this.#offerVoice()
      this.#show(0)
    }

    disconnectedCallback() {
      this.#stop()
      globalThis.removeEventListener("pagehide", this)
      globalThis.speechSynthesis?.removeEventListener?.("voiceschanged", this)
    }

    /** @param {Event} event */
    handleEvent(event) {
      if (event.type === "click") this.#do(event.target.closest("[data-do]")?.dataset.do)
      else if (event.type === "keydown") this.#key(event)
      else if (event.type === "change") this.#go()
      else if (event.type === "voiceschanged") this.#offerVoice()
      else this.#stop()
    }

    /** @param {string} [act] what the button does that was pressed */
    #do(act) {
      if (act === "previous") this.#step(-1)
      else if (act === "next") this.#step(1)
      else if (act === "play") this.playing ? this.#stop() : this.#play()
      else if (act === "aloud") this.#readAloud(!this.aloud)
      else if (act === "all") this.#showAll(this.classList.contains("storyboard--player"))
    }

    /** @param {KeyboardEvent} event */
    #key(event) {
      const taken = event.target.closest("select, summary") || event.altKey || event.ctrlKey || event.metaKey
      if (taken || !this.classList.contains("storyboard--player")) return
      const onward = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight"
      if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.#step(event.key === onward ? 1 : -1)
      else if (event.key === " " && !event.target.closest("button")) this.#do("play")
      else return
      event.preventDefault()
    }

    /** A reader goes `by` scenes on; who does not see it is told where they are now. */
    #step(by) {
      const target = this.now + by
      if (!this.scenes[target]) return
      this.#show(target)
      if (!(this.playing && this.aloud)) this.status.textContent = `${this.#progress()}. ${words(this.scenes[target])}`
      this.#go()
    }

    #play() {
      if (this.ended) this.#show(0)
      this.playing = true
      this.#showState()
      this.#go()
    }

    #stop() {
      this.playing = false
      this.#hush()
      this.#showState()
    }

    /** Let the scene that is shown run, by the voice or by the clock; whatever ran before is over. */
    #go() {
      this.#hush()
      if (!this.playing) return
      this.ended = false
      const voice = this.aloud && this.#voice(languageOf(this.scenes[this.now]))
      const seconds = Number(this.scenes[this.now].dataset.seconds) / this.#speed()
      if (voice) this.#speak(voice, seconds)
      else this.timer = setTimeout(() => this.#next(), seconds * 1000)
    }

    #next() {
      if (this.now === this.scenes.length - 1) {
        this.ended = true
        this.#stop()
        this.dispatchEvent(new CustomEvent("storyboard-ended", { bubbles: true }))
      } else {
        this.status.textContent = ""
        this.#show(this.now + 1)
        this.#go()
      }
    }

    /** @param {SpeechSynthesisVoice} voice @param {number} seconds that the scene would take without it */
    #speak(voice, seconds) {
      const spoken = new SpeechSynthesisUtterance(words(this.scenes[this.now]))
      Object.assign(spoken, { voice, lang: voice.lang, rate: this.#speed() })
      const over = (delay) => {
        if (this.spoken !== spoken) return
        clearTimeout(this.timer)
        this.timer = setTimeout(() => this.#next(), delay)
      }
      spoken.onend = () => over(BREATH)
      spoken.onerror = ({ error }) => {
        if (this.spoken === spoken && (error === "canceled" || error === "interrupted")) this.#stop()
        else over(seconds * 1000)
      }
      this.spoken = spoken
      this.timer = setTimeout(() => over(0), seconds * PATIENCE * 1000)
      speechSynthesis.speak(spoken)
    }

    #hush() {
      clearTimeout(this.timer)
      if (!this.spoken) return
      this.spoken = null
      speechSynthesis.cancel()
    }

    /** @param {boolean} wanted */
    #readAloud(wanted) {
      this.aloud = wanted
      this.#button("aloud").setAttribute("aria-pressed", String(wanted))
      this.status.textContent = ""
      wanted ? this.#play() : this.#stop()
    }

    /** Offer to read aloud as soon as the device has a voice for the language of the film. */
    #offerVoice() {
      this.#button("aloud").hidden = !this.#voice(languageOf(this))
    }

    /** @returns {SpeechSynthesisVoice|undefined} a voice of the device itself: no words leave it */
    #voice(language) {
      const voices = globalThis.speechSynthesis?.getVoices() ?? []
      const fitting = voices.filter((voice) => voice.localService && primary(voice.lang) === primary(language))
      return fitting.find((voice) => voice.default) ?? fitting[0]
    }

    /** @param {boolean} wanted show the strip of all scenes in place of the player */
    #showAll(wanted) {
      this.#stop()
      this.classList.toggle("storyboard--player", !wanted)
      this.#button("all").setAttribute("aria-pressed", String(wanted))
      for (const control of this.querySelectorAll(".storyboard__steps, .storyboard__speed")) control.hidden = wanted
      if (wanted) this.#button("aloud").hidden = true
      else this.#offerVoice()
    }

    /** @param {number} index of the scene */
    #show(index) {
      this.now = index
      this.ended = false
      this.scenes.forEach((scene, at) => scene.classList.toggle("storyboard__scene--now", at === index))
      this.querySelector(".storyboard__progress").textContent = this.#progress()
      this.style.setProperty("--storyboard-progress", String((index + 1) / this.scenes.length))
      this.#button("previous").setAttribute("aria-disabled", String(index === 0))
      this.#button("next").setAttribute("aria-disabled", String(index === this.scenes.length - 1))
      this.#showState()
    }

    #showState() {
      const play = this.#button("play")
      play.classList.toggle("storyboard__play--on", this.playing)
      play.querySelector("span").textContent = this.say(this.playing ? "pause" : this.ended ? "again" : "play")
    }

    #progress() {
      return this.say("progress", { n: this.now + 1, total: this.scenes.length })
    }

    #speed() {
      return Number(this.querySelector(".storyboard__speed select").value)
    }

    /** @returns {HTMLButtonElement} */
    #button(act) {
      return this.querySelector(`[data-do="${act}"]`)
    }
  }

  /** @returns {string} what is said and told in a scene */
  const words = (scene) => [...scene.querySelectorAll("figcaption p")].map((line) => line.textContent).join(" ")

  /** @returns {string} the language of what is told, which may not be translated yet */
  const languageOf = (element) =>
    (element.querySelector(".storyboard__told [lang]") ?? element.closest("[lang]"))?.lang ?? ""

  const primary = (language) => language.split(/[-_]/)[0].toLowerCase()

  customElements.define("story-board", StoryBoard)
}
