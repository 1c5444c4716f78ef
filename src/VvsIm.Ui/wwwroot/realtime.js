// The realtime connection of both apps: centrifuge does the work, this tells .NET what it needs. `net` is a Connection of the chat app,
// or the console's StaffConnection.
import "../../lib/centrifuge.js";

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
    queueMicrotask(() => newState === client.state && (newState === "disconnected" ? comeBack() : turned(newState)));
  });
  const turned = (state) => net.invokeMethodAsync("Turned", state);

  // The server closes all of a person's connections when one of their devices is signed out. Whoever is still given a token comes back,
  // not more often than every few seconds; for whoever is not, it is the end.
  let returnedAt = -Infinity;
  const comeBack = async () => {
    await pause(returnedAt + 3_000 - performance.now());
    returnedAt = performance.now();
    try {
      const token = away.signal.aborted ? null : await net.invokeMethodAsync("ConnectionToken");
      if (token === null) {
        if (!away.signal.aborted) turned("disconnected");
        return;
      }
      client.setToken(token);
      client.connect();
    } catch {
      // The server was not reached.
      turned("connecting");
      comeBack();
    }
  };

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

  const drop = (subscription) => {
    subscription.removeAllListeners("unsubscribed");
    client.removeSubscription(subscription);
  };
  const subscribe = (channel) => {
    const subscription = client.newSubscription(channel, {
      getToken: ({ channel }) => tokenOrStop(net.invokeMethodAsync("SubscriptionToken", channel)),
    });
    subscription.on("publication", heard);
    // What happened before the first time came over the user's own channel, or is asked for by who is told that it began.
    subscription.on("subscribed", ({ wasRecovering, recovered }) => {
      if (!wasRecovering) net.invokeMethodAsync("Subscribed", channel);
      else if (!recovered) missed();
    });
    // By the server, or for want of a token: not by us, who listen no more then.
    subscription.on("unsubscribed", () => net.invokeMethodAsync("Unsubscribed", channel));
    subscription.subscribe();
  };

  return {
    hurry,
    // Listens to exactly these channels besides those that the connection brings along.
    follow(...channels) {
      for (const [channel, subscription] of Object.entries(client.subscriptions()))
        if (!channels.includes(channel) || subscription.state === "unsubscribed") drop(subscription);
      for (const channel of channels) if (channel && !client.getSubscription(channel)) subscribe(channel);
    },
    stop() {
      away.abort();
      inbox.close();
      client.disconnect();
    },
  };
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

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
