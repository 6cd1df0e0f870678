/** The folder of a fake mail server: its mails with their numbers and marks. */

export type FakeMail = { readonly uid: number; readonly raw: Buffer; readonly flags: Set<string> };

export type FakeMailbox = {
  readonly mails: FakeMail[];
  uidvalidity: number;
  uidNext: number;
  /** Told when a mail arrives. */
  onArrival: () => void;
  /** A mail arrives; gives its number. */
  arrive(raw: Buffer): number;
  /** The folder is rebuilt: the same mails, in another order where told, numbered anew. */
  renumber(order?: 'igual' | 'al-reves'): void;
};

export function fakeMailbox(): FakeMailbox {
  const mailbox: FakeMailbox = {
    mails: [],
    uidvalidity: 1_700_000_001,
    uidNext: 1,
    onArrival: () => undefined,
    arrive(raw) {
      const uid = mailbox.uidNext;
      mailbox.uidNext += 1;
      mailbox.mails.push({ uid, raw, flags: new Set() });
      mailbox.onArrival();
      return uid;
    },
    renumber(order = 'igual') {
      const raws = mailbox.mails.map(({ raw }) => raw);
      if (order === 'al-reves') raws.reverse();
      mailbox.uidvalidity += 1;
      mailbox.uidNext = 1;
      mailbox.mails.length = 0;
      for (const raw of raws) mailbox.arrive(raw);
    },
  };
  return mailbox;
}
