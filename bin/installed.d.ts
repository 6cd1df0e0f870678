// What installed.js exports, for its test.
export declare function isInstalled(root: string, modules: string, withDevelopment: boolean): boolean;
export declare function stampInstalled(root: string, modules: string): void;
