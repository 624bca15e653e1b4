import type { Child } from './h';

/** Where the reader is, for a view: all that it shows follows from this. */
export interface Place {
  /** What follows the name of the view in the address: `emmanuel-macron` of `/entity/emmanuel-macron`. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** Shown inside the page of somebody else: no header, links open the whole explorer. */
  readonly embedded: boolean;
  /** Ends when the reader leaves: give it to every question, and stop what runs. */
  readonly signal: AbortSignal;
  /** The title of the window. */
  title(text: string): void;
  /** Puts other values into the query of this address; null takes one away. The view is then updated, or shown anew. With `replace` there is no step back to where it was. */
  change(values: Readonly<Record<string, string | readonly string[] | null>>, replace?: boolean): void;
}

/** What a view shows. */
export interface Shown {
  readonly content: Child;
  /** Called when the query alone has changed, if the view can take that up without being shown anew. */
  readonly update?: (place: Place) => void;
}

/** A view: a file in `views/`, whose name is the first part of its addresses, with this as its `default`. */
export interface View {
  /** Asks what it needs, and gives what is seen: an `h1` first. What it throws is shown to the reader, with a way to try again. */
  show(place: Place): Promise<Shown> | Shown;
  /** The whole width of the window, for pictures. */
  readonly wide?: boolean;
}
