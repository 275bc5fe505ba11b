// Renews the page as the meeting goes on, and says so when it can't. Without it the page renews itself.
"use strict";
(() => {
  const page = document.getElementById("page");
  const lost = document.getElementById("lost");
  const address = document.body.dataset.events;
  const SILENT = 15000; // The server says something every five seconds.
  const AGAIN = 2000;
  let source;
  let watch;

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
      if (page.innerHTML !== event.data) page.innerHTML = event.data;
    });
    source.addEventListener("alive", heard);
    source.onerror = again;
    clearTimeout(watch);
    watch = setTimeout(again, SILENT);
  }

  open();
})();
