// Opens a player in place of its link. Without this script the link leads to the service itself.
(() => {
  const open = (event) => {
    const link = event.target.closest("a[data-player]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = link.dataset.player;
    frame.title = link.dataset.title;
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    link.replaceWith(frame);
    frame.focus();
  };
  document.addEventListener("click", open);
})();
