// In the preview, links lead nowhere: the public page that they lead to cannot be framed.

for (const frame of document.querySelectorAll("iframe.preview")) {
  frame.addEventListener("load", () => {
    frame.contentDocument.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (link && !link.getAttribute("href").startsWith("#")) {
        event.preventDefault();
      }
    });
  });
}
