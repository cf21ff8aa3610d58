// The station's REST API: JSON in, JSON out, refusals as errors with the remedy.

export class Refused extends Error {
  constructor(status, body) {
    super(body.error || body.text || `HTTP ${status}`);
    this.status = status;
    this.said = body.errorSaid || body.textSaid;
    this.remedy = body.remedy || "";
    this.remedySaid = body.remedySaid;
  }
}

async function call(method, path, body) {
  const options = { method, credentials: "same-origin" };
  if (body !== undefined) {
    options.headers = { "Content-Type": "application/json" };
    options.body = JSON.stringify(body);
  }
  const response = await fetch(path, options);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

/** A file in answer to a POST. */
async function fetched(path, body) {
  const response = await fetch(path, {
    method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  if (!response.ok) throw new Refused(response.status, await response.json().catch(() => ({})));
  return response.blob();
}

export const api = {
  me: () => call("GET", "api/me"),
  /** needed: there is no user yet; loggedIn: a login stands. */
  door: () => call("GET", "api/setup"),
  setup: (token, name, password) => call("POST", "api/setup", { token, name, password }),
  login: (name, password) => call("POST", "api/login", { name, password }),
  logout: () => call("POST", "api/logout", {}),
  goReport: (sortie) => call("GET", `api/sorties/${encodeURIComponent(sortie)}/go`),
  evidence: (alert) => call("GET", `api/alerts/${encodeURIComponent(alert)}/evidence`),
  holdEvidence: (alert, on, reason) => call("POST", `api/alerts/${encodeURIComponent(alert)}/evidence/hold`, { on, reason }),
  exportEvidence: (alerts, reason) => fetched("api/evidence/export", { alerts, reason }),
  plan: () => call("GET", "api/plan"),
  ground: (from, until) => call("GET", `api/ground?from=${encodeURIComponent(from)}&until=${encodeURIComponent(until)}&limit=10000`),
  order: (order, fields, reason) => call("POST", "api/orders", { order, reason: reason || "", ...fields }),
};
