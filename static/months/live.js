// Keeps the parts of a page that tell of work under way up to date, without loading it anew.
// An element is asked for again while it carries data-busy; without this script, one reloads.

const SECONDS = 1.5;

async function refresh(busy) {
  const response = await fetch(window.location.href, { headers: { "X-Requested-With": "live" } });
  if (!response.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const element of busy) {
    const fresh = page.getElementById(element.id);
    // What somebody is just using stays under their hands.
    if (fresh && !element.contains(document.activeElement)) element.replaceWith(fresh);
  }
}

async function watch() {
  const busy = document.querySelectorAll("[data-busy]");
  if (busy.length && !document.hidden) {
    try {
      await refresh(busy);
    } catch {
      // The line is broken for a moment; the next turn asks again.
    }
  }
  setTimeout(watch, SECONDS * 1000);
}

setTimeout(watch, SECONDS * 1000);
