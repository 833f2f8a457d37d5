// "Use my location": a button where the browser can tell, which opens the page of the
// neighbourhood.

// A degree's third decimal is 110 metres at most: near enough, and no more than that is sent.
const DECIMALS = 3;
// A position of the last ten minutes will do; nobody waits longer than ten seconds for one.
const POSITION = { timeout: 10_000, maximumAge: 600_000 };

const button = document.querySelector("[data-here]");

function say(words) {
  button.form.querySelector(".search-box__said").textContent = words;
}

async function open({ coords }) {
  const position = new URLSearchParams({
    lat: coords.latitude.toFixed(DECIMALS),
    lng: coords.longitude.toFixed(DECIMALS),
  });
  try {
    const answer = await fetch(button.dataset.here, { method: "POST", body: position });
    if (!answer.ok) throw new Error(answer.status);
    const { address } = await answer.json();
    if (address) window.location.assign(address);
    else say(button.dataset.outside);
  } catch {
    say(button.dataset.failed);
  }
}

function ask() {
  say(button.dataset.waiting);
  navigator.geolocation.getCurrentPosition(
    open,
    (error) => {
      const isRefused = error.code === error.PERMISSION_DENIED;
      say(isRefused ? button.dataset.refused : button.dataset.unknown);
    },
    POSITION,
  );
}

// Elsewhere than over HTTPS no browser tells.
if (button && navigator.geolocation && window.isSecureContext) {
  button.hidden = false;
  button.addEventListener("click", ask);
}
