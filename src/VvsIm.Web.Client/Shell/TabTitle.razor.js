// The icon of the tab: plain, or with a dot in one of two colours.
const link = document.querySelector("link[rel=icon]");
const icons = { plain: link?.getAttribute("href"), unread: "Shell/icon-unread.svg", mention: "Shell/icon-mention.svg" };

export function draw(name) {
  link?.setAttribute("href", icons[name]);
}
