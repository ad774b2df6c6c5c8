import "react";

declare module "react" {
  // Components hand colours to style sheets through variables of their own.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
