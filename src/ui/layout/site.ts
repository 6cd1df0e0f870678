/** What every page of one installation shares: whose it is, where its assets are. */
import type { IslandName } from '../islands/names.ts';

export type AssetUrls = {
  css: string;
  /** What only the desk's pages look like; they load it beside the other. */
  cssMesa: string;
  /** The chat, on its own page, in its panel and at the desk. */
  cssChat: string;
  icon: string;
  js: Readonly<Record<IslandName, string>>;
};

export type Site = {
  /** «Servicio Nacional de Contratación Pública». */
  agencyName: string;
  homeHref: string;
  assets: AssetUrls;
  /** Shows the line that the people and companies are invented. */
  isDemo: boolean;
  footerLinks: readonly { text: string; href: string }[];
};

/** Who is signed in. Signing out is a POST with its token. */
export type SignedIn = {
  name: string;
  accountHref: string;
  signOutHref: string;
  csrf: string;
};
