// Generated from model.py and cards.py by `python -m whowrites.wire`. Do not edit.

export type Kind = "risk" | "good" | "note" | "unknown";

export type Level = "high" | "medium" | "low" | "unknown";

export type Reach = "local" | "passive" | "contact" | "service";

export interface Auth {
  spf: string;
  dkim: string;
  dmarc: string;
  aligned: boolean | null;
  channel: string;
}

export interface Line {
  code: string;
  kind: Kind;
  text: string;
  source: string;
  seen_at: string;
  points: number;
  may_also: string;
  value: string;
}

export interface Conflict {
  field: string;
  text: string;
  a: string;
  a_source: string;
  b: string;
  b_source: string;
}

export interface Cell {
  source: string;
  source_name: string;
  state: string;
  word: string;
  values: string[];
  seen_at: string | null;
}

export interface Row {
  field: string;
  name: string;
  agreement: string;
  word: string;
  cells: Cell[];
}

export interface Fact {
  code: string;
  text: string;
  source: string;
  seen_at: string;
}

export interface Card {
  id: string;
  address: string;
  shown: string;
  rated_by: string;
  level: Level;
  sentence: string;
  reasons: Line[];
  contradictions: Conflict[];
  matrix: Row[];
  strength: Fact[];
  goods: Line[];
  unknowns: Line[];
  notes: Line[];
  dismissed: Line[];
  next_steps: string[];
  quiet_since: string;
  quiet: boolean;
  quiet_entry: string;
  known: boolean;
  firm_domain: string;
  reply_to_seen: boolean;
  answered: number;
  asked: number;
  checked_at: string | null;
  complete: boolean;
  reach: Reach;
}

export interface Fault {
  code: string;
  message: string;
}

export interface Result {
  ref: string;
  dossier: Card | null;
  error: Fault | null;
}

export interface Vetted {
  results: Result[];
  saved: boolean;
  retry_after_ms: number;
}
