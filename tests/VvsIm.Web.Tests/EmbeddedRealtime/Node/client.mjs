// What the browser does, with the same package: the tests drive it with lines on stdin and read what happened from stdout.
import { createInterface } from 'node:readline';
import { Centrifuge } from 'centrifuge';

const [host, user] = process.argv.slice(2);
const say = (event, detail = {}) => console.log(JSON.stringify({ event, ...detail }));
const text = async (path) => (await fetch(`http://${host}${path}`)).text();

const client = new Centrifuge(`ws://${host}/connection/websocket`, {
  getToken: () => (say('token'), text(`/token?user=${user}`)),
  minReconnectDelay: 50,
  maxReconnectDelay: 200,
});
const position = ({ recovered = false, wasRecovering = false }) => ({ recovered, wasRecovering });

client.on('connecting', ({ code }) => say('connecting', { code }));
client.on('connected', () => say('connected'));
client.on('disconnected', ({ code, reason }) => say('disconnected', { code, reason }));
client.on('subscribed', (context) => say('subscribed', { channel: context.channel, ...position(context) }));
client.on('publication', ({ channel, data }) => say('publication', { channel, n: data.n }));
client.on('error', ({ error }) => say('error', { code: error.code }));

const commands = {
  connect: () => client.connect(),
  subscribe(channel) {
    const subscription = client.newSubscription(channel, {
      getToken: () => (say('subscription token'), text(`/subscribe?user=${user}&channel=${channel}`)),
      minResubscribeDelay: 50,
      maxResubscribeDelay: 200,
    });
    subscription.on('subscribed', (context) => say('subscribed', { channel, ...position(context) }));
    subscription.on('unsubscribed', ({ code }) => say('unsubscribed', { channel, code }));
    subscription.on('publication', ({ data }) => say('publication', { channel, n: data.n }));
    subscription.subscribe();
  },
  async presence(channel) {
    const { clients } = await client.getSubscription(channel).presence();
    say('presence', { users: Object.values(clients).map((info) => info.user) });
  },
};

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [command, argument] = line.split(' ');
    commands[command](argument);
  })
  .on('close', () => process.exit(0));
