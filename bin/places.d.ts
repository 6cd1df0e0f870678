// What the launcher's places.js exports, for the TypeScript modules beside it.
export declare const projectRoot: string;
export declare const modulesFolder: string;
export declare const cacheFolder: string;
export declare const rehearsedMark: string;
