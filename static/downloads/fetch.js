// Tell how far a custom download is, and turn the button into the link when it is ready.

const SECONDS_BETWEEN = 2;

const { url } = JSON.parse(document.getElementById("download-config").textContent);
const words = document.getElementById("download-progress");
const button = document.querySelector("#content > div > a");

async function look() {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    return false;
  }
  const { status, url: file, percent } = await answer.json();
  if (status === "pending") {
    words.textContent = words.dataset.percent.replace("{percent}", percent);
    return false;
  }
  if (status === "ready") {
    words.textContent = words.dataset.done;
    button.textContent = words.dataset.label;
    button.className = "govuk-button";
    button.href = file;
  } else {
    window.location.reload();
  }
  return true;
}

async function keepLooking() {
  // A network that is away for a moment is no reason to stop.
  const isDone = await look().catch(() => false);
  if (!isDone) {
    window.setTimeout(keepLooking, SECONDS_BETWEEN * 1000);
  }
}

// For those without scripts.
document.getElementById("download-again").remove();
keepLooking();
