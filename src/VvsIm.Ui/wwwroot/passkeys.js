// WebAuthn for .NET: options come in as JSON with bytes in base64url, credentials go out the same way. Written out here, because not every
// browser that has passkeys can turn them into JSON by itself.

/** Whether this page can use passkeys: they belong to a name, so an address of digits has none. */
export function available() {
  return (
    isSecureContext &&
    typeof PublicKeyCredential === "function" &&
    !/^[\d.]+$|^\[/.test(location.hostname)
  );
}

/** A new passkey as JSON; null if the person changed their mind. */
export function create(json) {
  const options = JSON.parse(json);
  return answered(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: (options.excludeCredentials ?? []).map(described),
      },
    }),
  );
}

/** The answer of a passkey as JSON; null if the person changed their mind. */
export function get(json) {
  const options = JSON.parse(json);
  return answered(() =>
    navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: (options.allowCredentials ?? []).map(described),
      },
    }),
  );
}

async function answered(ask) {
  try {
    return JSON.stringify(spelled(await ask()));
  } catch (e) {
    if (e.name === "NotAllowedError" || e.name === "AbortError") return null;
    throw e;
  }
}

function described(credential) {
  return { ...credential, id: bytes(credential.id) };
}

function spelled({ id, rawId, type, authenticatorAttachment, response }) {
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    answer.attestationObject = text(response.attestationObject);
    answer.transports = response.getTransports?.() ?? [];
  } else {
    answer.authenticatorData = text(response.authenticatorData);
    answer.signature = text(response.signature);
    if (response.userHandle) answer.userHandle = text(response.userHandle);
  }
  return { id, rawId: text(rawId), type, authenticatorAttachment, clientExtensionResults: {}, response: answer };
}

function bytes(base64url) {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
