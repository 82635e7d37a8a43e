// Everything that a program needs, in one import. The modules can be imported one by one too.
@_exported public import Analyses
@_exported public import Figures
@_exported public import InputOutput
@_exported public import LinearAlgebra
@_exported public import Products
@_exported public import Providers
@_exported public import Reporting
@_exported public import Scenarios
@_exported public import Shocks
@_exported public import Sweeps
@_exported public import TableStore
@_exported public import Workspace
