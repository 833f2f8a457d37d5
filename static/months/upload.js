// Sends files in parts, so that a broken line costs one part: choosing the same files again goes
// on where it stopped. Without this script the form sends them whole.

const PART = 2 * 1024 * 1024;
const TRIES = 5;

const form = document.getElementById("upload-form");
const progress = document.getElementById("upload-progress");

function token() {
  return form.querySelector("[name=csrfmiddlewaretoken]").value;
}

async function answer(response) {
  const told = await response.json();
  if (told.error) throw new Error(told.error);
  return told;
}

async function begin(files) {
  const body = new FormData();
  for (const file of files) {
    body.append("names", file.name);
    body.append("sizes", file.size);
  }
  const headers = { "X-CSRFToken": token() };
  return answer(await fetch(form.action, { method: "POST", body, headers }));
}

async function sendPart(address, file, offset) {
  const headers = {
    "X-CSRFToken": token(),
    "Content-Type": "application/octet-stream",
    "Upload-Name": file.name,
    "Upload-Offset": offset,
  };
  const body = file.slice(offset, offset + PART);
  for (let tried = 1; ; tried += 1) {
    try {
      const told = await answer(await fetch(address, { method: "POST", body, headers }));
      return told.received[file.name];
    } catch (error) {
      // A TypeError is a broken line; anything else was said by the server.
      if (!(error instanceof TypeError) || tried === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000 * tried));
    }
  }
}

async function send(files) {
  const upload = await begin(files);
  for (const file of files) {
    let offset = upload.received[file.name];
    while (offset < file.size) {
      const share = Math.floor((100 * offset) / file.size);
      progress.textContent = `${file.name}: ${share} %`;
      offset = await sendPart(upload.part, file, offset);
    }
  }
  progress.textContent = "All has come.";
  window.location.assign(upload.page);
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  send([...form.elements.files.files]).catch((error) => {
    button.disabled = false;
    progress.textContent = `${error.message} Choose the same files again to go on.`;
  });
});
