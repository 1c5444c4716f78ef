// The realtime connection: centrifuge does the work, this tells .NET what it needs. `net` is Realtime/Connection.cs.
import "../lib/centrifuge.js";

const { Centrifuge } = globalThis;

export function start(url, token, net) {
  const client = new Centrifuge(url, {
    token,
    getToken: () => tokenOrStop(net.invokeMethodAsync("ConnectionToken")),
    maxReconnectDelay: 10_000,
    name: "vvs-im",
  });
  const away = new AbortController();
  const inbox = batched((publications) => net.invokeMethodAsync("Receive", publications));
  let followed = null;

  const heard = ({ data }) => inbox.add(JSON.stringify(data));
  const missed = () => {
    inbox.flush();
    net.invokeMethodAsync("Missed");
  };

  client.on("publication", heard);
  // What a workspace's channel says is not kept, so there is nothing to recover there.
  client.on("subscribed", ({ channel, recovered }) => channel.startsWith("usr:") && !recovered && missed());
  client.on("state", ({ newState }) => {
    // Only an end that lasts is one: hurrying passes through it.
    queueMicrotask(() => newState === client.state && net.invokeMethodAsync("Turned", newState));
  });

  // A long pause between two attempts is not waited out once there is hope.
  const hurry = () => {
    if (client.state !== "connecting") return;
    client.disconnect();
    client.connect();
  };
  const back = () => {
    hurry();
    net.invokeMethodAsync("Returned");
  };
  addEventListener("online", back, away);
  document.addEventListener("visibilitychange", () => document.hidden || back(), away);

  client.connect();

  return {
    hurry,
    follow(channel) {
      if (followed?.channel === channel) return;
      if (followed) client.removeSubscription(followed);
      followed = null;
      if (!channel) return;
      followed = client.newSubscription(channel, {
        getToken: ({ channel }) => tokenOrStop(net.invokeMethodAsync("SubscriptionToken", channel)),
      });
      followed.on("publication", heard);
      // What happened before the first time came over the user's own channel, but for a channel that one is no member of.
      followed.on("subscribed", ({ wasRecovering, recovered }) => {
        if (!wasRecovering) net.invokeMethodAsync("Subscribed");
        else if (!recovered) missed();
      });
      followed.subscribe();
    },
    stop() {
      away.abort();
      inbox.close();
      client.disconnect();
    },
  };
}

async function tokenOrStop(fetching) {
  const token = await fetching;
  if (token === null) throw new Centrifuge.UnauthorizedError();
  return token;
}

// A burst of publications becomes one call. A message channel, not a timer: timers sleep in background tabs.
function batched(deliver) {
  const { port1, port2 } = new MessageChannel();
  let waiting = [];
  const flush = () => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    deliver(batch);
  };
  port1.onmessage = flush;
  return {
    add(item) {
      if (waiting.push(item) === 1) port2.postMessage(null);
    },
    flush,
    close() {
      waiting = [];
      port1.close();
    },
  };
}
