/** Set by the proxy on every request: the framework does not tell a page its own address. */
export const PATH_HEADER = 'x-stocktake-path'
