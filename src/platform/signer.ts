/** A key for one purpose as the machine room sees it: signs a text, checks a signature in constant time. */
export type Signer = {
  sign(text: string): string;
  isSigned(text: string, signature: string): boolean;
};
