"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { IntlProvider } from "use-intl/react";
import { createQueryClient } from "#lib/query-client.ts";
import { en } from "#messages/en/index.ts";
import { Toaster } from "./toast.tsx";

export function Providers({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <IntlProvider locale="en" messages={en} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
      <QueryClientProvider client={queryClient}>
        <Tooltip.Provider delayDuration={400}>{children}</Tooltip.Provider>
        <Toaster />
      </QueryClientProvider>
    </IntlProvider>
  );
}
