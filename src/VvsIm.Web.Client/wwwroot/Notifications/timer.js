// A clock for pages in the background, whose own timers sleep.
onmessage = ({ data }) => setTimeout(() => postMessage(data.turn), data.ms);
