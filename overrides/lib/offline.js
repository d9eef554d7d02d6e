{
  /**
   * Courses that a reader keeps in the browser: a cache for each, named after the address of its list
   * (`courses/<course>/offline.json`). A cache that holds its list is whole: the list comes in last.
   */
  const PREFIX = "among-peers.kept "

  const nameOf = (list) => PREFIX + list

  /** Browsers have service workers only where nobody can change a page on its way, and for no folder. */
  const served = location.protocol.startsWith("http")
  const possible = Boolean(served && isSecureContext && navigator.serviceWorker && globalThis.caches)

  /** @returns {Promise<boolean>} whether the course with this list is kept, as a whole */
  const isKept = async (list) => Boolean(await caches.match(list, { cacheName: nameOf(list) }))

  /** @returns {Promise<string[]>} the lists of the courses that are kept below the address `root` */
  const kept = async (root = "") => {
    const names = await caches.keys()
    return names.filter((name) => name.startsWith(nameOf(root))).map((name) => name.slice(PREFIX.length))
  }

  /**
   * Keep all that `list` names, or nothing; where it is kept already and the list has changed, renew it.
   * Rejects where something cannot be fetched or there is no room.
   */
  const keep = async (list) => {
    const answer = await fetch(list, { cache: "no-cache" })
    if (!answer.ok) throw new Error(`no list: ${answer.status}`)
    const text = await answer.clone().text()
    const cache = await caches.open(nameOf(list))
    const before = await cache.match(list)
    if (before && (await before.text()) === text) return
    const addresses = JSON.parse(text).files.map((file) => new URL(file, list).href)
    await cache.addAll(addresses.map((address) => new Request(address, { cache: "no-cache" })))
    await cache.put(list, answer)
    const gone = (await cache.keys()).filter(({ url }) => url !== list && !addresses.includes(url))
    await Promise.all(gone.map((request) => cache.delete(request)))
  }

  /** Keep the course with this list no longer; the worker goes with the last one. */
  const remove = async (list, worker) => {
    await caches.delete(nameOf(list))
    const root = new URL(".", worker).href
    if ((await kept(root)).length) return
    const registration = await navigator.serviceWorker.getRegistration(root)
    if (registration?.scope === root) await registration.unregister()
  }

  /** Keep nothing any longer. Does nothing where nothing can be kept. */
  const clear = async () => {
    if (!possible) return
    await Promise.all((await kept()).map((list) => caches.delete(nameOf(list))))
    for (const registration of await navigator.serviceWorker.getRegistrations()) {
      if (registration.active?.scriptURL.endsWith("/offline-worker.js")) await registration.unregister()
    }
  }

  globalThis.coursebook ??= {}
  globalThis.coursebook.offline = { PREFIX, possible, isKept, kept, keep, remove, clear }
}
