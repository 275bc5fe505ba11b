// Renews the page as the meeting goes on, and says so when it can't. Without it the page renews itself.
"use strict";
(() => {
  const page = document.getElementById("page");
  const lost = document.getElementById("lost");
  const address = document.body.dataset.events;
  const SILENT = 15000; // The server says something every five seconds.
  const AGAIN = 2000;
  const SIZES = ["large", "middle", "small", "smaller", "smallest"];
  let source;
  let watch;

  // Nobody scrolls in a chamber: on a wide screen all of it is to be seen.
  function fit() {
    const main = page.querySelector("main");
    if (!main || !document.body.classList.contains("chamber") || window.innerWidth < 1000) return;
    let at = SIZES.indexOf(main.className);
    while (at + 1 < SIZES.length && document.documentElement.scrollHeight > window.innerHeight) {
      at += 1;
      main.className = SIZES[at];
    }
  }

  // Makes a node what it is to be and touches nothing else: what stays is neither laid out nor painted anew,
  // and whoever reads the page with a screen reader keeps their place.
  function renew(is, shall) {
    if (is.isEqualNode(shall)) return;
    if (is.nodeName !== shall.nodeName) {
      is.replaceWith(shall);
      return;
    }
    if (is.nodeType !== Node.ELEMENT_NODE) {
      is.data = shall.data;
      return;
    }
    for (const { name } of [...is.attributes]) if (!shall.hasAttribute(name)) is.removeAttribute(name);
    for (const { name, value } of shall.attributes) if (is.getAttribute(name) !== value) is.setAttribute(name, value);
    const [before, after] = [[...is.childNodes], [...shall.childNodes]];
    after.forEach((node, at) => (at < before.length ? renew(before[at], node) : is.append(node)));
    before.slice(after.length).forEach((node) => node.remove());
  }

  function heard() {
    if (lost.textContent) lost.textContent = "";
    clearTimeout(watch);
    watch = setTimeout(again, SILENT);
  }

  function again() {
    lost.textContent = "The connection is lost. This page may be out of date; it comes back by itself.";
    source.close();
    clearTimeout(watch);
    watch = setTimeout(open, AGAIN);
  }

  function open() {
    source = new EventSource(address);
    source.addEventListener("page", (event) => {
      heard();
      // The server has escaped every word in it.
      const fresh = document.createElement("template");
      fresh.innerHTML = `<div id="page">${event.data}</div>`;
      renew(page, fresh.content.firstChild);
      fit();
    });
    source.addEventListener("alive", heard);
    source.onerror = again;
    clearTimeout(watch);
    watch = setTimeout(again, SILENT);
  }

  window.addEventListener("resize", fit);
  fit();
  open();
})();
