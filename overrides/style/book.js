{
  /**
   * What every page does: light or dark, the menu of a small screen, the heading that is being read, the way to the top,
   * what is folded. Without it a page is light, menu and headings are plain lists, and nothing is missing.
   */
  const page = document.documentElement
  const first = (selector) => document.querySelector(selector)

  /** The reader chooses between light and dark. Until then the page follows the device. */
  const chooseScheme = (button, key) => {
    const device = matchMedia("(prefers-color-scheme: dark)")
    let chosen = false
    const show = (scheme) => {
      page.dataset.mdColorScheme = scheme
    }
    button.hidden = false
    button.addEventListener("click", () => {
      const scheme = page.dataset.mdColorScheme === "slate" ? "default" : "slate"
      chosen = true
      show(scheme)
      try {
        localStorage.setItem(key, JSON.stringify({ color: { scheme } }))
      } catch {
        // Storage is forbidden: the choice holds for this page.
      }
    })
    device.addEventListener("change", () => {
      if (!chosen) show(device.matches ? "slate" : "default")
    })
  }

  /** Labels open and close the menu with the keyboard, as buttons would; Escape and a chosen heading close it. */
  const connectMenu = (toggle, menu, opener) => {
    document.addEventListener("keydown", (event) => {
      const label = event.target.closest("label[tabindex]")
      if (label && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault()
        label.click()
      } else if (event.key === "Escape" && toggle.checked) {
        toggle.checked = false
        opener.focus()
      }
    })
    menu.addEventListener("click", (event) => {
      if (event.target.closest("a[href^='#']")) toggle.checked = false
    })
  }

  /** Brings a link that is out of sight to the middle of the box that it scrolls in. */
  const keepInSight = (link) => {
    const box = link.closest(".md-sidebar__scrollwrap")
    const [here, frame] = [link, box].map((element) => element.getBoundingClientRect())
    if (here.top < frame.top || here.bottom > frame.bottom) box.scrollTop += here.top - frame.top - frame.height / 2
  }

  /** Returns what marks, beside the text, the heading that is being read. */
  const follower = (list) => {
    const links = [...list.querySelectorAll("a")]
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
    let read = -1
    return () => {
      const now = headings.findLastIndex((heading) => heading?.getBoundingClientRect().top < innerHeight / 4)
      if (now === read || !list.offsetParent) return
      links[read]?.removeAttribute("aria-current")
      links[now]?.setAttribute("aria-current", "location")
      if (links[now]) keepInSight(links[now])
      read = now
    }
  }

  /** Returns what offers the way to the top to a reader who scrolls up from further down. */
  const offerer = (link) => {
    let before = scrollY
    return () => {
      link.hidden = scrollY >= before || scrollY < innerHeight
      before = scrollY
    }
  }

  /** What is folded opens where a link leads into it, and on paper. */
  const unfold = () => {
    for (let box = first(":target")?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true
  }

  const unfoldOnPaper = () => {
    let opened = []
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("article details:not([open])")]
      for (const box of opened) box.open = true
    })
    addEventListener("afterprint", () => {
      for (const box of opened) box.open = false
    })
  }

  chooseScheme(first(".scheme"), `${new URL("..", document.currentScript.src).pathname}.__palette`)
  connectMenu(first("#__drawer"), first(".md-sidebar--primary"), first("label.md-header__button"))
  unfold()
  unfoldOnPaper()
  addEventListener("hashchange", unfold)

  const here = first(".md-sidebar--primary [aria-current=page]")
  if (here) keepInSight(here)
  const list = first(".md-sidebar--secondary nav")
  const top = first(".md-top")
  const scrolled = [...(list ? [follower(list)] : []), ...(top ? [offerer(top)] : [])]
  const update = () => scrolled.forEach((react) => react())
  addEventListener("scroll", () => requestAnimationFrame(update), { passive: true })
  update()
}
